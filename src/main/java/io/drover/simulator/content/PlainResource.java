package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is nothing but a list of records, each with a few columns that are shown as they were given.
 *
 * @param path     of the list, after the owner's
 * @param what     in {@code 404 ... Not Found}
 * @param read     the role that sees it
 * @param write    the role that changes it
 * @param required columns without which nothing is created
 * @param unique   the column that may not repeat within an owner; null when any may
 * @param check    refuses what the columns by themselves do not tell
 */
record PlainResource(
        OwnerKind owner,
        String path,
        String table,
        String what,
        int read,
        int write,
        List<String> required,
        List<String> texts,
        List<String> numbers,
        List<String> flags,
        @Nullable String unique,
        Check check) {
    /** Before anything is made or changed. */
    interface Check {
        Check NONE = (call, owner, anew) -> {};

        void on(Call call, Row owner, boolean anew);
    }

    /** doc/api/project_packages_protection_rules.md, container_repository_protection_rules.md, container_registry_protection_tag_rules.md. */
    static final List<PlainResource> ALL = List.of(
            rules("packages/protection/rules", "packages_protection_rules", "Package protection rule", "package_name_pattern")
                    .columns("package_name_pattern", "package_type", "minimum_access_level_for_delete", "minimum_access_level_for_push"),
            rules("registry/protection/repository/rules", "container_registry_protection_rules", "Container registry protection rule", "repository_path_pattern")
                    .columns("repository_path_pattern", "minimum_access_level_for_push", "minimum_access_level_for_delete")
                    .checked(PlainResource::repositoryPath),
            rules("registry/protection/tag/rules", "container_registry_protection_tag_rules", "Protection tag rule", "tag_name_pattern")
                    .columns("tag_name_pattern", "minimum_access_level_for_push", "minimum_access_level_for_delete"));

    private static PlainResource rules(String path, String table, String what, String pattern) {
        return new PlainResource(
                OwnerKind.PROJECT, path, table, what, Levels.MAINTAINER, Levels.MAINTAINER, List.of(pattern), List.of(), List.of(), List.of(), pattern, Check.NONE);
    }

    private PlainResource columns(String... names) {
        return new PlainResource(owner, path, table, what, read, write, required, List.of(names), numbers, flags, unique, check);
    }

    private PlainResource checked(Check newCheck) {
        return new PlainResource(owner, path, table, what, read, write, required, texts, numbers, flags, unique, newCheck);
    }

    /** GitLab's app/models/container_registry/protection/rule.rb; an update that does not name the pattern leaves it. */
    private static void repositoryPath(Call call, Row project, boolean anew) {
        String path = project.text("full_path").toLowerCase(Locale.ROOT);
        if (call.text("repository_path_pattern").filter(pattern -> !pattern.toLowerCase(Locale.ROOT).startsWith(path)).isPresent()) {
            throw new ApiError(422, Map.of("message", List.of("Repository path pattern should start with the project's full path")));
        }
        if (anew && call.text("minimum_access_level_for_push").isEmpty() && call.text("minimum_access_level_for_delete").isEmpty()) {
            throw ApiError.parameter("minimum_access_level_for_push, minimum_access_level_for_delete are missing, at least one parameter must be provided");
        }
    }
}

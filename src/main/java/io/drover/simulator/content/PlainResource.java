package io.drover.simulator.content;

import io.drover.simulator.access.Levels;
import java.util.List;
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
        @Nullable String unique) {
    /** doc/api/project_packages_protection_rules.md, container_repository_protection_rules.md, container_registry_protection_tag_rules.md. */
    static final List<PlainResource> ALL = List.of(
            rules("packages/protection/rules", "packages_protection_rules", "Package protection rule", "package_name_pattern")
                    .columns("package_name_pattern", "package_type", "minimum_access_level_for_delete", "minimum_access_level_for_push"),
            rules("registry/protection/repository/rules", "container_registry_protection_rules", "Container registry protection rule", "repository_path_pattern")
                    .columns("repository_path_pattern", "minimum_access_level_for_push", "minimum_access_level_for_delete"),
            rules("registry/protection/tag/rules", "container_registry_protection_tag_rules", "Protection tag rule", "tag_name_pattern")
                    .columns("tag_name_pattern", "minimum_access_level_for_push", "minimum_access_level_for_delete"));

    private static PlainResource rules(String path, String table, String what, String pattern) {
        return new PlainResource(
                OwnerKind.PROJECT, path, table, what, Levels.MAINTAINER, Levels.MAINTAINER, List.of(pattern), List.of(), List.of(), List.of(), pattern);
    }

    private PlainResource columns(String... names) {
        return new PlainResource(owner, path, table, what, read, write, required, List.of(names), numbers, flags, unique);
    }
}

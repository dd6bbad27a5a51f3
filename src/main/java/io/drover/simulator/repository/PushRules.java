package io.drover.simulator.repository;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Protected branches and tags (doc/user/project/repository/branches/protected.md, doc/user/project/protected_tags.md). */
final class PushRules {
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private final Instance instance;
    private final Access access;

    PushRules(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    /** Why the push is refused as a whole; empty when it may go on. */
    Optional<String> refusal(@Nullable Row user, GitTarget target, List<RefUpdate> updates) {
        if (target.kind() != GitTarget.Kind.CODE) {
            return Optional.empty();
        }
        for (RefUpdate update : updates) {
            Optional<String> why = update.ref().startsWith(BRANCHES)
                    ? branch(user, target, update, update.ref().substring(BRANCHES.length()))
                    : update.ref().startsWith(TAGS) ? tag(user, target, update, update.ref().substring(TAGS.length())) : Optional.empty();
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private Optional<String> branch(@Nullable Row user, GitTarget target, RefUpdate update, String name) {
        Row project = target.owner();
        if (update.deletes() && name.equals(project.textOrNull("default_branch"))) {
            return Optional.of("The default branch of a project cannot be deleted.");
        }
        List<Row> protections = protections("protected_branches", project, name);
        if (protections.isEmpty()) {
            return Optional.empty();
        }
        if (update.deletes()) {
            return Optional.of("You can only delete protected branches using the web interface.");
        }
        boolean forced = !update.creates() && !new Git(target.repository()).run("cat-file", "-e", update.before()).ok();
        boolean allowed = protections.stream().anyMatch(row -> allows("protected_branch_push_access_levels", "protected_branch_id", row, user, project));
        if (!allowed) {
            return Optional.of("You are not allowed to push code to protected branches on this project.");
        }
        return forced ? Optional.of("You are not allowed to force push code to a protected branch on this project.") : Optional.empty();
    }

    private Optional<String> tag(@Nullable Row user, GitTarget target, RefUpdate update, String name) {
        List<Row> protections = protections("protected_tags", target.owner(), name);
        if (protections.isEmpty()) {
            return Optional.empty();
        }
        if (!update.creates()) {
            return Optional.of(update.deletes() ? "Protected tags cannot be deleted." : "Protected tags cannot be updated.");
        }
        boolean allowed = protections.stream()
                .anyMatch(row -> allows("protected_tag_create_access_levels", "protected_tag_id", row, user, target.owner()));
        return allowed ? Optional.empty() : Optional.of("You are not allowed to create this tag as it is protected.");
    }

    boolean isProtected(Row project, String table, String name) {
        return !protections(table, project, name).isEmpty();
    }

    private List<Row> protections(String table, Row project, String name) {
        return instance.db().table(table).where("project_id", project.id()).stream()
                .filter(row -> pattern(row.text("name")).matcher(name).matches())
                .toList();
    }

    private static Pattern pattern(String wildcard) {
        return Pattern.compile(Pattern.quote(wildcard).replace("*", "\\E.*\\Q"));
    }

    /** Administrators are owners, but "no one" holds for them too. */
    private boolean allows(String table, String column, Row protection, @Nullable Row user, Row project) {
        int level = access.inProject(user, project);
        for (Row rule : instance.db().table(table).where(column, protection.id())) {
            Long wanted = rule.numberOrNull("access_level");
            Long userId = rule.numberOrNull("user_id");
            Long groupId = rule.numberOrNull("group_id");
            if (userId != null) {
                if (user != null && user.id() == userId) {
                    return true;
                }
            } else if (groupId != null) {
                Row group = instance.db().table("namespaces").byId(groupId).orElse(null);
                if (user != null && group != null && access.memberLevelInNamespace(user, group) >= Levels.DEVELOPER) {
                    return true;
                }
            } else if (wanted != null && wanted > 0 && (level >= wanted || (wanted == Levels.ADMIN && Access.admin(user)))) {
                return true;
            }
        }
        return false;
    }
}

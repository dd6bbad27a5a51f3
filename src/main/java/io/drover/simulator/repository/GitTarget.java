package io.drover.simulator.repository;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.namespaces.Directory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The repository an address names.
 *
 * @param owner the project, or the group, it belongs to
 */
record GitTarget(Row owner, Kind kind, Path repository) {
    /** What a repository holds. */
    enum Kind {
        CODE,
        WIKI,
        GROUP_WIKI,
        SNIPPET
    }

    /** {@code group/project}, {@code group/project.wiki}, {@code group.wiki} or {@code group/project/snippets/7}. */
    static Optional<GitTarget> find(Instance instance, String path) {
        Directory directory = new Directory(instance.db());
        Optional<Row> project = directory.project(path);
        if (project.isPresent()) {
            return project.map(row -> new GitTarget(row, Kind.CODE, instance.repository(row)));
        }
        if (path.endsWith(".wiki")) {
            return wiki(instance, directory, path.substring(0, path.length() - 5));
        }
        int at = path.lastIndexOf("/snippets/");
        return at < 0 ? Optional.empty() : snippet(instance, directory, path.substring(0, at), path.substring(at + 10));
    }

    /** Community Edition has no wikis of groups (doc/user/project/wiki/group.md). */
    private static Optional<GitTarget> wiki(Instance instance, Directory directory, String path) {
        Optional<GitTarget> ofProject = directory.project(path).map(row -> new GitTarget(row, Kind.WIKI, instance.wikiRepository(row)));
        if (ofProject.isPresent() || !instance.enterprise()) {
            return ofProject;
        }
        return directory.group(path).map(row -> new GitTarget(row, Kind.GROUP_WIKI, instance.groupWikiRepository(row)));
    }

    private static Optional<GitTarget> snippet(Instance instance, Directory directory, String projectPath, String id) {
        if (id.isEmpty() || !id.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Database db = instance.db();
        return directory.project(projectPath.replaceFirst("/-$", "")).flatMap(project -> db.table("snippets")
                .byId(Long.parseLong(id))
                .filter(snippet -> Long.valueOf(project.id()).equals(snippet.numberOrNull("project_id")))
                .map(snippet -> new GitTarget(project, Kind.SNIPPET, instance.snippetRepository(snippet))));
    }

    boolean ofGroup() {
        return kind == Kind.GROUP_WIKI;
    }

    boolean seenBy(@Nullable Row user, Access access) {
        return ofGroup() ? access.seesNamespace(user, owner) : access.seesProject(user, owner);
    }

    int level(@Nullable Row user, Access access) {
        return ofGroup() ? access.inNamespace(user, owner) : access.inProject(user, owner);
    }

    /** {@code wiki_access_level} of a group (doc/api/groups.md). */
    boolean switchedOff() {
        return ofGroup() && "disabled".equals(owner.textOrNull("wiki_access_level"));
    }
}

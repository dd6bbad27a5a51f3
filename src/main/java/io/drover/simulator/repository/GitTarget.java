package io.drover.simulator.repository;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The repository an address names.
 *
 * @param project it belongs to
 */
record GitTarget(Row project, Kind kind, Path repository) {
    /** What a repository holds. */
    enum Kind {
        CODE,
        WIKI,
        SNIPPET
    }

    /** {@code group/project}, {@code group/project.wiki} or {@code group/project/snippets/7}. */
    static Optional<GitTarget> find(Instance instance, String path) {
        Directory directory = new Directory(instance.db());
        Optional<Row> project = directory.project(path);
        if (project.isPresent()) {
            return project.map(row -> new GitTarget(row, Kind.CODE, instance.repository(row)));
        }
        if (path.endsWith(".wiki")) {
            return directory.project(path.substring(0, path.length() - 5)).map(row -> new GitTarget(row, Kind.WIKI, instance.wikiRepository(row)));
        }
        int at = path.lastIndexOf("/snippets/");
        return at < 0 ? Optional.empty() : snippet(instance, directory, path.substring(0, at), path.substring(at + 10));
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
}

package io.drover.simulator.registry;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import java.util.Map;
import java.util.Optional;

/** Which project an image repository belongs to: the longest project path that its name begins with. */
final class ImageNames {
    private final Database db;
    private final Directory directory;

    ImageNames(Database db) {
        this.db = db;
        this.directory = new Directory(db);
    }

    Optional<Row> project(String repository) {
        for (String path = repository; path.contains("/"); path = path.substring(0, path.lastIndexOf('/'))) {
            Optional<Row> project = directory.project(path);
            if (project.isPresent()) {
                return project;
            }
        }
        return Optional.empty();
    }

    /** The row of a repository, made with its first image. */
    synchronized Row ensure(String repository, String now) {
        Row project = project(repository).orElseThrow();
        String name = relative(project, repository);
        return find(project, name).orElseGet(() -> db.table("container_repositories")
                .insert(Map.of("project_id", project.id(), "name", name, "created_at", now)));
    }

    Optional<Row> find(String repository) {
        return project(repository).flatMap(project -> find(project, relative(project, repository)));
    }

    private Optional<Row> find(Row project, String name) {
        return db.table("container_repositories").where("project_id", project.id()).stream()
                .filter(row -> name.equals(java.util.Objects.requireNonNullElse(row.textOrNull("name"), "")))
                .findFirst();
    }

    /** Empty for the project's own repository. */
    private static String relative(Row project, String repository) {
        String path = Directory.route(project.text("full_path"));
        return repository.length() == path.length() ? "" : repository.substring(path.length() + 1);
    }
}

package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.repository.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sizes of a project, measured on the files themselves (doc/api/projects.md, {@code statistics=true}). In bytes. */
final class ProjectStatistics {
    private final Instance instance;

    ProjectStatistics(Instance instance) {
        this.instance = instance;
    }

    Map<String, Object> of(Row project) {
        long repository = instance.hasRepository(project) ? size(instance.repository(project)) : 0;
        long wiki = instance.hasWikiRepository(project) ? size(instance.wikiRepository(project)) : 0;
        long uploads = size(instance.uploads(project));
        long lfs = lfs(project);
        long snippets = snippets(project);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("commit_count", commits(project));
        json.put("storage_size", repository + wiki + uploads + lfs + snippets);
        json.put("repository_size", repository);
        json.put("wiki_size", wiki);
        json.put("lfs_objects_size", lfs);
        json.put("job_artifacts_size", 0);
        json.put("pipeline_artifacts_size", 0);
        json.put("packages_size", 0);
        json.put("snippets_size", snippets);
        json.put("uploads_size", uploads);
        json.put("container_registry_size", 0);
        return json;
    }

    private long commits(Row project) {
        if (project.get("default_branch") == null || !instance.hasRepository(project)) {
            return 0;
        }
        Git.Result counted = new Git(instance.repository(project)).run("rev-list", "--count", "refs/heads/" + project.text("default_branch"), "--");
        return counted.ok() ? Long.parseLong(counted.text()) : 0;
    }

    private long snippets(Row project) {
        List<Row> snippets = instance.db().table("snippets").where("project_id", project.id());
        return snippets.stream().mapToLong(snippet -> size(instance.snippetRepository(snippet))).sum();
    }

    private long lfs(Row project) {
        return instance.db().table("lfs_objects_projects").where("project_id", project.id()).stream()
                .map(link -> link.number("lfs_object_id"))
                .distinct()
                .mapToLong(id -> instance.db().table("lfs_objects").byId(id).map(object -> object.number("size")).orElse(0L))
                .sum();
    }

    private static long size(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile).filter(java.io.File::isFile).mapToLong(java.io.File::length).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

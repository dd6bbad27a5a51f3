package io.drover.simulator.sample;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Projects;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code projects}: in the order in which a person would fill them. */
final class ProjectLoader {
    private final Loading loading;
    private final Instance instance;

    ProjectLoader(Loading loading) {
        this.loading = loading;
        this.instance = loading.instance();
    }

    void load(JsonNode record) {
        Row project = create(record);
        GroupLoader.members(loading, record, "Project", project);
        invitedGroups(record, project);
        Map<String, String> commits = repositories(record, project);
        new SharedRelations(loading, "project_id").load(record, project);
        files(record, project);
        new IssueLoader(loading, project).load(record.path("issues"));
        new IssueLoader(loading, project).generate(record.path("generated_issues"));
        new MergeRequestLoader(loading, project, commits).load(record.path("merge_requests"));
        new CodeLoader(loading, project, commits).load(record);
        new AutomationLoader(loading, project, commits).load(record);
        project.set("archived", record.path("archived").asBoolean(false));
    }

    private Row create(JsonNode record) {
        String fullPath = record.path("full_path").asString();
        int slash = fullPath.lastIndexOf('/');
        String path = fullPath.substring(slash + 1);
        Row namespace = new Directory(instance.db())
                .namespace(fullPath.substring(0, slash))
                .orElseThrow(() -> Loading.unknown("namespace", fullPath.substring(0, slash)));
        Map<String, @Nullable Object> extra = new LinkedHashMap<>(loading.columns(record));
        extra.keySet().removeAll(java.util.List.of("full_path", "visibility", "forked_from", "archived", "generated_issues"));
        extra.put("visibility_level", (long) Levels.visibility(record.path("visibility").asString("private")));
        extra.putIfAbsent("created_at", loading.next());
        extra.putIfAbsent("last_activity_at", extra.get("created_at"));
        if (record.has("forked_from")) {
            extra.put("forked_from_project_id", loading.project(record.path("forked_from").asString()).id());
        }
        Row creator = loading.user(record.path("creator").asString("root"));
        return new Projects(instance).create(creator, namespace, record.path("name").asString(path), path, extra);
    }

    /** Whose job tokens may come in, once all projects exist. */
    void allow(JsonNode record) {
        if (record.has("job_token_allowlist")) {
            new DeploymentLoader(loading, loading.project(record.path("full_path").asString())).jobTokenAllowlist(record);
        }
    }

    private void invitedGroups(JsonNode record, Row project) {
        for (Map.Entry<String, JsonNode> invited : record.path("invited_groups").properties()) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("project_id", project.id());
            columns.put("group_id", loading.group(invited.getKey()).id());
            columns.put("group_access", invited.getValue().asLong());
            columns.put("expires_at", null);
            columns.put("created_at", loading.next());
            instance.db().table("project_group_links").insert(columns);
        }
    }

    private Map<String, String> repositories(JsonNode record, Row project) {
        RepositoryLoader loader = new RepositoryLoader(loading);
        if (record.has("wiki")) {
            loader.load(record.path("wiki"), instance.wikiRepository(project), project);
        }
        if (!record.has("repository")) {
            return Map.of();
        }
        String branch = record.path("repository").path("default_branch").asString("main");
        project.set("default_branch", branch);
        Map<String, String> commits = loader.load(record.path("repository"), instance.repository(project), project);
        boolean readme = record.path("repository").path("commits").valueStream().anyMatch(c -> c.path("files").has("README.md"));
        project.set("has_readme", readme);
        return commits;
    }

    private void files(JsonNode record, Row project) {
        for (JsonNode upload : record.path("uploads")) {
            String secret = upload.path("secret").asString();
            String name = upload.path("name").asString();
            byte[] bytes = upload.has("svg") ? Loading.bytes(upload.path("svg").asString()) : Loading.bytes(upload.path("text").asString());
            RepositoryLoader.write(instance.uploads(project).resolve(secret).resolve(name), bytes);
            // The list of uploads shows rows, not files.
            instance.db().table("uploads").insert(Map.of(
                    "model_type", "Project",
                    "model_id", project.id(),
                    "project_id", project.id(),
                    "secret", secret,
                    "filename", name,
                    "path", secret + "/" + name,
                    "size", (long) bytes.length,
                    "uploader", "FileUploader",
                    "created_at", instance.time().now()));
        }
    }
}

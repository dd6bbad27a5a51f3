package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.registry.PlainImage;
import io.drover.simulator.server.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pipelines, schedules, triggers, environments, feature flags, packages, container images, integrations. */
final class AutomationLoader {
    private final Loading loading;
    private final Row project;
    private final Map<String, String> commits;
    private final PlainImage images;
    private final DeploymentLoader deployment;

    AutomationLoader(Loading loading, Row project, Map<String, String> commits) {
        this.loading = loading;
        this.project = project;
        this.commits = commits;
        this.images = new PlainImage(loading.instance());
        this.deployment = new DeploymentLoader(loading, project);
    }

    void load(JsonNode record) {
        long iid = 0;
        for (JsonNode each : record.path("pipelines")) {
            iid++;
            pipeline(each, iid);
        }
        record.path("pipeline_schedules").forEach(this::schedule);
        record.path("triggers").forEach(each -> loading.insert("ci_triggers", each, "project_id", project).set("token", "glptt-" + loading.hex(40)));
        record.path("environments").forEach(each -> loading.insert("environments", each, "project_id", project, Map.of("state", "available", "tier", "other")));
        deployment.userLists(record);
        long flag = 0;
        for (JsonNode each : record.path("feature_flags")) {
            flag++;
            Map<String, Object> defaults = Map.of("iid", flag, "active", true, "version", "new_version_flag", "strategies", List.of());
            named(loading.insert("operations_feature_flags", each, "project_id", project, defaults));
        }
        deployment.load(record);
        record.path("integrations").forEach(each -> loading.insert("integrations", each, "project_id", project, Map.of("active", true)));
        record.path("packages").forEach(new PackageLoader(loading, project)::load);
        record.path("container_repositories").forEach(this::containerRepository);
        record.path("container_registry_protection_rules").forEach(each -> loading.insert("container_registry_protection_rules", each, "project_id", project));
    }

    /** A strategy names its user list; GitLab keeps the list's id. */
    private void named(Row flag) {
        List<Object> strategies = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(flag.get("strategies"))) {
            Map<String, @Nullable Object> strategy = new LinkedHashMap<>();
            ((Map<?, ?>) each).forEach((name, value) -> strategy.put(String.valueOf(name), value));
            Object list = strategy.remove("user_list");
            loading.instance().db().table("operations_user_lists").where("project_id", project.id()).stream()
                    .filter(row -> row.text("name").equals(list))
                    .forEach(row -> strategy.put("user_list_id", row.id()));
            strategies.add(strategy);
        }
        flag.set("strategies", strategies);
    }

    private void pipeline(JsonNode record, long iid) {
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        defaults.put("iid", iid);
        defaults.put("ref", "main");
        defaults.put("source", "push");
        defaults.put("status", "success");
        defaults.put("config_source", "repository_source");
        defaults.put("tag", false);
        defaults.put("before_sha", "0".repeat(40));
        defaults.put("duration", 60L + loading.random().nextInt(600));
        Row pipeline = loading.insert("ci_pipelines", record, "project_id", project, defaults);
        pipeline.set("sha", commits.get(record.path("commit").asString())).set("commit", null);
        pipeline.set("started_at", pipeline.get("created_at")).set("finished_at", loading.next());
        long position = 0;
        for (Map.Entry<String, JsonNode> stage : record.path("stages").properties()) {
            stage(pipeline, stage.getKey(), stage.getValue(), position++);
        }
    }

    private void stage(Row pipeline, String name, JsonNode jobs, long position) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("pipeline_id", pipeline.id());
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("position", position);
        columns.put("status", pipeline.get("status"));
        columns.put("created_at", pipeline.get("created_at"));
        columns.put("updated_at", pipeline.get("created_at"));
        Row stage = loading.instance().db().table("ci_stages").insert(columns);
        for (Map.Entry<String, JsonNode> job : jobs.properties()) {
            Map<String, @Nullable Object> build = new LinkedHashMap<>(columns);
            build.remove("pipeline_id");
            build.remove("position");
            build.put("commit_id", pipeline.id());
            build.put("stage_id", stage.id());
            build.put("stage_idx", position);
            build.put("type", "Ci::Build");
            build.put("name", job.getKey());
            build.put("status", job.getValue().asString());
            build.put("ref", pipeline.get("ref"));
            build.put("tag", false);
            build.put("user_id", pipeline.get("user_id"));
            build.put("allow_failure", false);
            build.put("started_at", pipeline.get("created_at"));
            build.put("finished_at", pipeline.get("finished_at"));
            loading.instance().db().table("ci_builds").insert(build);
        }
    }

    private void schedule(JsonNode record) {
        Row schedule = loading.insert("ci_pipeline_schedules", record, "project_id", project, Map.of("cron_timezone", "UTC", "active", true));
        record.path("variables").forEach(each -> loading.insert(
                "ci_pipeline_schedule_variables", each, "pipeline_schedule_id", schedule, Map.of("variable_type", "env_var", "raw", false)));
    }

    private void containerRepository(JsonNode record) {
        loading.insert("container_repositories", record, "project_id", project);
        String path = Directory.route(project.text("full_path"));
        String name = record.path("name").asString("");
        String repository = name.isEmpty() ? path : path + "/" + name;
        for (JsonNode tag : record.path("tags")) {
            images.push(repository, tag.asString(), repository + ":" + tag.asString(), JsonText.time(loading.next()));
        }
    }
}

package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.content.DiffPositions;
import io.drover.simulator.content.MergeRequestDiffs;
import io.drover.simulator.repository.Git;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code merge_requests}: versions are computed by git from the commits the file names. */
final class MergeRequestLoader {
    private final Loading loading;
    private final Row project;
    private final Map<String, String> commits;

    MergeRequestLoader(Loading loading, Row project, Map<String, String> commits) {
        this.loading = loading;
        this.project = project;
        this.commits = commits;
    }

    void load(JsonNode records) {
        records.forEach(this::add);
    }

    void add(JsonNode record) {
        long iid = 1 + loading.instance().db().table("merge_requests").where("target_project_id", project.id()).size();
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        defaults.put("iid", iid);
        defaults.put("source_project_id", source(record).id());
        defaults.put("state", "opened");
        defaults.put("target_branch", "main");
        defaults.put("merge_status", record.path("state").asString("opened").equals("merged") ? "can_be_merged" : "unchecked");
        defaults.put("merge_params", Map.of("force_remove_source_branch", "1"));
        defaults.put("squash", false);
        defaults.put("draft", record.path("title").asString().startsWith("Draft: "));
        defaults.put("time_estimate", 0L);
        defaults.put("lock_version", 0L);
        Row row = loading.insert("merge_requests", record, "target_project_id", project, defaults);
        if (record.has("merged_as")) {
            row.set("merge_commit_sha", sha(record.path("merged_as").asString())).set("merged_as", null);
        }
        List<Row> versions = versions(record, row);
        new IssuableRelations(loading, project, "MergeRequest").load(record, row);
        review(record, row);
        metrics(record, row);
        new NoteLoader(loading, project).load(record.path("notes"), "MergeRequest", row, diff -> address(diff, versions));
    }

    private Row source(JsonNode record) {
        return record.has("source_project") ? loading.project(record.path("source_project").asString()) : project;
    }

    private String sha(String name) {
        String sha = commits.get(name);
        if (sha == null) {
            throw Loading.unknown("commit", name);
        }
        return sha;
    }

    /** {@code versions: [{start: c2, head: c5}]}; without, the heads of the branches. */
    private List<Row> versions(JsonNode record, Row row) {
        MergeRequestDiffs diffs = new MergeRequestDiffs(loading.instance());
        List<Row> versions = new ArrayList<>();
        for (JsonNode version : record.path("versions")) {
            versions.add(diffs.add(row, sha(version.path("start").asString()), sha(version.path("head").asString()), loading.next()));
        }
        if (versions.isEmpty()) {
            String head = head(source(record), row.text("source_branch"));
            versions.add(diffs.add(row, head(project, row.text("target_branch")), head, loading.next()));
        }
        return versions;
    }

    private String head(Row in, String branch) {
        return new Git(loading.instance().repository(in)).require("rev-parse", "refs/heads/" + branch);
    }

    private Map<String, @Nullable Object> address(JsonNode diff, List<Row> versions) {
        Row version = versions.get(diff.path("version").asInt(versions.size()) - 1);
        Map<String, @Nullable Object> position = new HashMap<>();
        position.put("base_sha", version.get("base_commit_sha"));
        position.put("start_sha", version.get("start_commit_sha"));
        position.put("head_sha", version.get("head_commit_sha"));
        position.put("new_path", diff.path("path").asString());
        position.put("old_path", diff.path("path").asString());
        position.put("old_line", Loading.plain(diff.path("old_line")));
        position.put("new_line", Loading.plain(diff.path("new_line")));
        return new DiffPositions(loading.instance()).columns(project, position);
    }

    private void review(JsonNode record, Row row) {
        Map<String, String> states = new HashMap<>();
        record.path("approvals").forEach(name -> states.put(name.asString(), "approved"));
        IssuableRelations relations = new IssuableRelations(loading, project, "MergeRequest");
        relations.people(record.path("reviewers"), "merge_request_reviewers", row, states);
        for (JsonNode name : record.path("approvals")) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("merge_request_id", row.id());
            columns.put("user_id", loading.user(name.asString()).id());
            columns.put("created_at", loading.next());
            columns.put("updated_at", columns.get("created_at"));
            loading.instance().db().table("approvals").insert(columns);
        }
    }

    private void metrics(JsonNode record, Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("target_project_id", project.id());
        Row metrics = loading.insert("merge_request_metrics", record.path("metrics"), "merge_request_id", row, columns);
        metrics.set("created_at", row.get("created_at")).set("updated_at", row.get("updated_at"));
    }
}

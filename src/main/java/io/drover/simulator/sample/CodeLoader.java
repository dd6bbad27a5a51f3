package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.content.SshKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Releases, snippets, protection, keys, rules, commit notes. */
final class CodeLoader {
    private final Loading loading;
    private final Row project;
    private final Map<String, String> commits;

    CodeLoader(Loading loading, Row project, Map<String, String> commits) {
        this.loading = loading;
        this.project = project;
        this.commits = commits;
    }

    void load(JsonNode record) {
        record.path("releases").forEach(this::release);
        record.path("snippets").forEach(this::snippet);
        record.path("protected_branches").forEach(this::protectedBranch);
        record.path("protected_tags").forEach(this::protectedTag);
        record.path("deploy_keys").forEach(this::deployKey);
        record.path("approval_rules").forEach(this::approvalRule);
        record.path("push_rule").forEach(each -> loading.insert("push_rules", each, "project_id", project, Map.of("max_file_size", 0L)));
        for (JsonNode each : record.path("commit_notes")) {
            String sha = commits.getOrDefault(each.path("commit").asString(), "");
            new NoteLoader(loading, project).load(each.path("notes"), "Commit", null, null);
            loading.instance().db().table("notes").where("project_id", project.id()).stream()
                    .filter(note -> "Commit".equals(note.get("noteable_type")) && !note.has("commit_id"))
                    .forEach(note -> note.set("commit_id", sha));
        }
    }

    private void release(JsonNode record) {
        Row release = loading.insert("releases", record, "project_id", project);
        release.set("sha", commits.get(record.path("commit").asString())).set("commit", null);
        if (!release.has("released_at")) {
            release.set("released_at", release.get("created_at"));
        }
        record.path("links").forEach(link -> loading.insert("release_links", link, "release_id", release, Map.of("link_type", "other")));
        for (JsonNode title : record.path("milestones")) {
            long milestone = loading.milestone(project, title.asString()).id();
            loading.instance().db().table("milestone_releases").insert(Map.of("release_id", release.id(), "milestone_id", milestone));
        }
    }

    private void snippet(JsonNode record) {
        JsonNode files = record.path("files");
        String first = files.propertyNames().iterator().next();
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        defaults.put("type", "ProjectSnippet");
        defaults.put("file_name", first);
        defaults.put("content", files.path(first).asString());
        defaults.put("visibility_level", (long) Levels.visibility(record.path("visibility").asString("private")));
        Row snippet = loading.insert("snippets", record, "project_id", project, defaults);
        snippet.set("visibility", null);
        FastImport history = new FastImport();
        history.commit("c", "refs/heads/main", FastImport.signature(loading, record, "author", ""), "Initial commit\n", null, null);
        files.properties().forEach(file -> history.file(file.getKey(), Loading.bytes(file.getValue().asString())));
        history.run(loading.instance().snippetRepository(snippet), loading.instance().temporary());
        new NoteLoader(loading, project).load(record.path("notes"), "Snippet", snippet, null);
    }

    private void protectedBranch(JsonNode record) {
        Row row = loading.insert(
                "protected_branches", record, "project_id", project, Map.of("allow_force_push", false, "code_owner_approval_required", false));
        levels(record.path("push"), "protected_branch_push_access_levels", "protected_branch_id", row);
        levels(record.path("merge"), "protected_branch_merge_access_levels", "protected_branch_id", row);
        levels(record.path("unprotect"), "protected_branch_unprotect_access_levels", "protected_branch_id", row);
    }

    private void protectedTag(JsonNode record) {
        levels(record.path("create"), "protected_tag_create_access_levels", "protected_tag_id", loading.insert("protected_tags", record, "project_id", project));
    }

    /** Numbers are roles, words are users. */
    private void levels(JsonNode levels, String table, String key, Row row) {
        for (JsonNode level : levels) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put(key, row.id());
            columns.put("access_level", level.isNumber() ? level.asLong() : 40L);
            columns.put("user_id", level.isNumber() ? null : (Object) loading.user(level.asString()).id());
            columns.put("created_at", loading.next());
            columns.put("updated_at", columns.get("created_at"));
            loading.instance().db().table(table).insert(columns);
        }
    }

    private void deployKey(JsonNode record) {
        String text = record.path("key").asString();
        String fingerprint = SshKeys.sha256(text).orElseThrow(() -> new IllegalArgumentException("no public key: " + text));
        Row key = loading.instance().db().table("keys").first("fingerprint_sha256", fingerprint).orElseGet(() -> {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("type", "DeployKey");
            columns.put("fingerprint", SshKeys.md5(text));
            columns.put("fingerprint_sha256", fingerprint);
            Row made = loading.insert("keys", record, "", null, columns);
            return made.set("can_push", null);
        });
        boolean canPush = record.path("can_push").asBoolean(false);
        loading.instance().db().table("deploy_keys_projects")
                .insert(Map.of("deploy_key_id", key.id(), "project_id", project.id(), "can_push", canPush, "created_at", loading.next()));
    }

    private void approvalRule(JsonNode record) {
        Row rule = loading.insert(
                "approval_project_rules", record, "project_id", project, Map.of("rule_type", "regular", "applies_to_all_protected_branches", false));
        for (JsonNode user : record.path("users")) {
            long id = loading.user(user.asString()).id();
            loading.instance().db().table("approval_project_rules_users").insert(Map.of("approval_project_rule_id", rule.id(), "user_id", id));
        }
    }
}

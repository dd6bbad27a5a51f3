package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What issues and merge requests carry alike: labels, milestone, people, time, and the events that tell how it came about. */
final class IssuableRelations {
    private final Loading loading;
    private final Row project;
    private final String type;

    /** @param type {@code Issue} or {@code MergeRequest} */
    IssuableRelations(Loading loading, Row project, String type) {
        this.loading = loading;
        this.project = project;
        this.type = type;
    }

    private String key() {
        return type.equals("Issue") ? "issue_id" : "merge_request_id";
    }

    void load(JsonNode record, Row row) {
        Object author = Objects.requireNonNull(row.get("author_id"), "author");
        for (JsonNode title : record.path("labels")) {
            label(row, loading.label(project, title.asString()), author);
        }
        if (record.has("milestone")) {
            Row milestone = loading.milestone(project, record.path("milestone").asString());
            row.set("milestone_id", milestone.id()).set("milestone", null);
            event("resource_milestone_events", row, author, Map.of("milestone_id", milestone.id(), "action", "add", "state", "opened"));
        }
        people(record.path("assignees"), type.equals("Issue") ? "issue_assignees" : "merge_request_assignees", row, Map.of());
        record.path("state_events").forEach(each -> loading.insert("resource_state_events", each, key(), row));
        record.path("timelogs").forEach(each -> loading.insert("timelogs", each, key(), row, Map.of("project_id", project.id(), "summary", "")));
        NoteLoader notes = new NoteLoader(loading, project);
        notes.awards(record.path("award_emoji"), type, row);
        Map<String, @Nullable Object> created = new LinkedHashMap<>();
        created.put("project_id", project.id());
        created.put("author_id", author);
        created.put("action", "created");
        created.put("target_type", type);
        created.put("target_id", row.id());
        created.put("created_at", row.get("created_at"));
        created.put("updated_at", row.get("created_at"));
        loading.instance().db().table("events").insert(created);
    }

    void people(JsonNode names, String table, Row row, Map<String, String> states) {
        for (JsonNode name : names) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put(key(), row.id());
            columns.put("user_id", loading.user(name.asString()).id());
            columns.put("created_at", row.get("created_at"));
            if (table.equals("merge_request_reviewers")) {
                columns.put("state", states.getOrDefault(name.asString(), "unreviewed"));
            }
            loading.instance().db().table(table).insert(columns);
        }
    }

    void label(Row row, Row label, Object author) {
        Instant at = loading.next();
        loading.instance().db().table("label_links")
                .insert(Map.of("label_id", label.id(), "target_type", type, "target_id", row.id(), "created_at", at, "updated_at", at));
        event("resource_label_events", row, author, Map.of("label_id", label.id(), "action", "add"));
    }

    private void event(String table, Row row, Object user, Map<String, Object> more) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(more);
        columns.put(key(), row.id());
        columns.put("user_id", user);
        columns.put("created_at", loading.next());
        loading.instance().db().table(table).insert(columns);
    }
}

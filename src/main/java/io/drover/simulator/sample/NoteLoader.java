package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.content.DiffPositions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code notes} with {@code replies}: threads, diff notes, system notes, reactions. */
final class NoteLoader {
    private final Loading loading;
    private final @Nullable Row project;

    /** @param project null for notes on what a group owns */
    NoteLoader(Loading loading, @Nullable Row project) {
        this.loading = loading;
        this.project = project;
    }

    /** @param position turns a {@code diff} of the file into a position; null where there is no diff */
    void load(JsonNode notes, String type, @Nullable Row noteable, @Nullable DiffAddress position) {
        for (JsonNode record : notes) {
            boolean thread = record.has("replies") || record.path("thread").asBoolean(false);
            Map<String, @Nullable Object> shared = new LinkedHashMap<>();
            shared.put("discussion_id", loading.hex(40));
            shared.put("type", thread ? "DiscussionNote" : null);
            if (record.has("diff") && position != null) {
                shared.putAll(position.columns(record.path("diff")));
            }
            Row first = insert(record, type, noteable, shared);
            if (record.has("diff")) {
                new DiffPositions(loading.instance()).attach(first, noteable);
                settleSuggestions(record, first);
            }
            for (JsonNode reply : record.path("replies")) {
                insert(reply, type, noteable, shared);
            }
        }
    }

    /** Where on a diff. */
    @FunctionalInterface
    interface DiffAddress {
        Map<String, @Nullable Object> columns(JsonNode diff);
    }

    private Row insert(JsonNode record, String type, @Nullable Row noteable, Map<String, @Nullable Object> shared) {
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>(shared);
        defaults.put("noteable_type", type);
        defaults.put("noteable_id", noteable == null ? null : (Object) noteable.id());
        defaults.put("project_id", project == null ? null : (Object) project.id());
        defaults.put("system", false);
        defaults.put("confidential", false);
        Row note = loading.insert("notes", record, "project_id", project, defaults);
        note.set("thread", null);
        if (record.has("action")) {
            note.set("action", null);
            loading.instance().db().table("system_note_metadata")
                    .insert(Map.of("note_id", note.id(), "action", record.path("action").asString(), "created_at", loading.next()));
        }
        awards(record.path("award_emoji"), "Note", note);
        return note;
    }

    private void settleSuggestions(JsonNode record, Row note) {
        if (record.has("applied_by")) {
            loading.instance().db().table("suggestions").where("note_id", note.id())
                    .forEach(s -> s.set("applied", true).set("commit_id", record.path("applied_by").asString()));
        }
    }

    /** {@code award_emoji: {thumbsup: [anna, ben]}} */
    void awards(JsonNode record, String type, Row target) {
        for (Map.Entry<String, JsonNode> emoji : record.properties()) {
            for (JsonNode user : emoji.getValue()) {
                Map<String, @Nullable Object> columns = new LinkedHashMap<>();
                columns.put("name", emoji.getKey());
                columns.put("user_id", loading.user(user.asString()).id());
                columns.put("awardable_type", type);
                columns.put("awardable_id", target.id());
                columns.put("created_at", loading.next());
                columns.put("updated_at", columns.get("created_at"));
                loading.instance().db().table("award_emoji").insert(columns);
            }
        }
    }
}

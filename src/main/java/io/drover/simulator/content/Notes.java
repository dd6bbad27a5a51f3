package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes and the discussions they form: notes of one {@code discussion_id}. */
final class Notes {
    private final Content content;

    Notes(Content content) {
        this.content = content;
    }

    /** Oldest first. */
    List<Row> of(String type, Row noteable) {
        return sorted(content.table("notes").where("noteable_id", noteable.id()).stream()
                .filter(n -> type.equals(n.get("noteable_type")))
                .toList());
    }

    List<Row> ofCommit(Row project, String sha) {
        return sorted(content.table("notes").where("commit_id", sha).stream()
                .filter(n -> "Commit".equals(n.get("noteable_type")) && Objects.equals(n.get("project_id"), project.id()))
                .toList());
    }

    private static List<Row> sorted(List<Row> notes) {
        List<Row> sorted = new ArrayList<>(notes);
        sorted.sort(Comparator.comparing((Row n) -> n.time("created_at"), Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(Row::id));
        return sorted;
    }

    /** Notes by discussion, in the order the discussions began. */
    Map<String, List<Row>> discussions(List<Row> notes) {
        Map<String, List<Row>> discussions = new LinkedHashMap<>();
        notes.forEach(note -> discussions.computeIfAbsent(discussionId(note), id -> new ArrayList<>()).add(note));
        return discussions;
    }

    /** Notes that an import brought without one get an id of their own, and keep it. */
    String discussionId(Row note) {
        String id = note.textOrNull("discussion_id");
        if (id == null) {
            id = Content.sha1("note-" + note.id());
            note.set("discussion_id", id);
        }
        return id;
    }

    /** @param project null for a note on what a group owns */
    Row insert(@Nullable Row project, String type, @Nullable Row noteable, Row author, String body, Map<String, ?> more) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("note", body);
        columns.put("noteable_type", type);
        columns.put("noteable_id", noteable == null ? null : (Object) noteable.id());
        columns.put("project_id", project == null ? null : (Object) project.id());
        columns.put("author_id", author.id());
        columns.put("system", false);
        columns.put("confidential", false);
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        columns.putAll(more);
        columns.putIfAbsent("discussion_id", content.hex(40));
        return content.table("notes").insert(columns);
    }

    /** Threads on merge requests can be resolved; single comments, system notes and all else cannot. */
    static boolean resolvable(Row note) {
        return "MergeRequest".equals(note.get("noteable_type")) && !note.flag("system") && note.has("type");
    }

    void resolve(List<Row> discussion, Row user, boolean resolved) {
        discussion.stream().filter(Notes::resolvable).forEach(note -> note.set("resolved_at", resolved ? content.now() : null)
                .set("resolved_by_id", resolved ? (Object) user.id() : null));
    }

    Map<String, @Nullable Object> presentDiscussion(String id, List<Row> notes) {
        return Fields.with("id", id)
                .put("individual_note", !notes.getFirst().has("type"))
                .put("resolvable", resolvable(notes.getFirst()))
                .put("notes", notes.stream().map(this::present).toList())
                .map();
    }

    Map<String, @Nullable Object> present(Row note) {
        Optional<Row> noteable = noteable(note);
        Fields fields = Fields.of(note, "id", "type")
                .put("body", note.get("note"))
                .put("attachment", null)
                .put("author", content.user(note.numberOrNull("author_id")))
                .copy(note, "created_at", "updated_at")
                .flags(note, "system")
                .copy(note, "noteable_id", "noteable_type", "project_id");
        if (note.has("commit_id")) {
            fields.copy(note, "commit_id");
        }
        if (note.has("position")) {
            fields.copy(note, "position");
        }
        fields.put("resolvable", resolvable(note));
        if (resolvable(note)) {
            fields.put("resolved", note.has("resolved_at"))
                    .put("resolved_by", content.user(note.numberOrNull("resolved_by_id")))
                    .copy(note, "resolved_at");
        }
        List<Row> suggestions = content.table("suggestions").where("note_id", note.id());
        if (!suggestions.isEmpty()) {
            fields.put("suggestions", suggestions.stream().map(row -> suggestion(row, note)).toList());
        }
        return fields.flags(note, "confidential")
                .put("internal", note.flag("confidential"))
                .put("imported", note.has("imported_from"))
                .put("imported_from", note.has("imported_from") ? note.get("imported_from") : "none")
                .put("noteable_iid", noteable.map(row -> row.get("iid")).orElse(null))
                .put("commands_changes", Map.of())
                .map();
    }

    Map<String, @Nullable Object> suggestion(Row suggestion, Row note) {
        long line = note.get("position") instanceof Map<?, ?> position && position.get("new_line") instanceof Number number ? number.longValue() : 0;
        return Fields.of(suggestion, "id")
                .put("from_line", line - orZero(suggestion, "lines_above"))
                .put("to_line", line + orZero(suggestion, "lines_below"))
                .put("appliable", !suggestion.flag("applied") && !suggestion.flag("outdated"))
                .flags(suggestion, "applied")
                .copy(suggestion, "from_content", "to_content")
                .map();
    }

    private static long orZero(Row row, String column) {
        Long value = row.numberOrNull(column);
        return value == null ? 0 : value;
    }

    private Optional<Row> noteable(Row note) {
        Long id = note.numberOrNull("noteable_id");
        return id == null
                ? Optional.empty()
                : switch (note.text("noteable_type")) {
                    case "Issue" -> content.table("issues").byId(id);
                    case "MergeRequest" -> content.table("merge_requests").byId(id);
                    case "Epic" -> content.table("epics").byId(id);
                    default -> Optional.empty();
                };
    }
}

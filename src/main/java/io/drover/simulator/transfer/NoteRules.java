package io.drover.simulator.transfer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes: who wrote them, and what a diff note must bring. */
final class NoteRules {
    private static final List<String> DIFF_NOTEABLES = List.of("MergeRequest", "Commit", "DesignManagement::Design");

    private NoteRules() {}

    /** A note whose author is not mapped says so in its text. @throws RecordError when it names no author to write there */
    static void prepare(UserMapping users, Map<String, @Nullable Object> record) {
        if (record.get("author_id") == null || users.includes(record.get("author_id"))) {
            return;
        }
        if (!(record.get("author") instanceof Map<?, ?> author)) {
            throw RecordError.noMethod("[]");
        }
        if (!(record.get("updated_at") instanceof String updatedAt)) {
            throw RecordError.noMethod("split");
        }
        Object note = record.get("note");
        String text = note == null || note.toString().isBlank() ? "*Blank note*" : note.toString();
        Object name = author.get("name");
        record.put("note", text + "\n\n *By " + (name == null ? "" : name) + " on " + updatedAt.split("\\.", -1)[0] + "*");
    }

    /** Complaints of the model, in its words. */
    static void validate(Draft note, @Nullable String noteableType, List<String> complaints) {
        Object text = note.get("note");
        if (text instanceof String given && given.isBlank()) {
            complaints.add("Note can't be blank");
        }
        Object discussion = note.get("discussion_id");
        if (discussion != null && !discussion.toString().matches("[0-9a-fA-F]{40}")) {
            complaints.add("Discussion is invalid");
        }
        if (note.get("created_at") instanceof java.time.Instant created && created.getEpochSecond() < 0) {
            complaints.add("Created at The created date provided is too far in the past.");
        }
        if ("DiffNote".equals(note.get("type"))) {
            diffNote(note, noteableType, complaints);
        }
    }

    private static void diffNote(Draft note, @Nullable String noteableType, List<String> complaints) {
        if (noteableType == null || !DIFF_NOTEABLES.contains(noteableType)) {
            complaints.add("Noteable type is not included in the list");
        }
        if (!complete(note.get("original_position")) || !complete(note.get("position"))) {
            complaints.add("Position is incomplete");
            return;
        }
        boolean text = note.get("position") instanceof Map<?, ?> position && "text".equals(position.get("position_type"));
        Object lineCode = note.get("line_code");
        if (text && (lineCode == null || !lineCode.toString().matches("[0-9a-f]+_\\d+_\\d+"))) {
            complaints.add(lineCode == null ? "Line code can't be blank" : "Line code must be a valid line code");
        }
    }

    private static boolean complete(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> position)) {
            return false;
        }
        boolean shas = List.of("base_sha", "start_sha", "head_sha").stream().allMatch(sha -> position.get(sha) instanceof String);
        boolean path = position.get("new_path") != null || position.get("old_path") != null;
        boolean line = !"text".equals(position.get("position_type")) || position.get("new_line") != null || position.get("old_line") != null;
        return shas && path && line;
    }
}

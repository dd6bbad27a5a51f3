package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where on a diff a note sits (doc/api/discussions.md#create-a-new-thread-in-the-merge-request-diff). */
public final class DiffPositions {
    private static final Pattern SUGGESTION = Pattern.compile("```suggestion(?::-(\\d+)\\+(\\d+))?\\n(.*?)```", Pattern.DOTALL);

    private final Content content;

    DiffPositions(Content content) {
        this.content = content;
    }

    public DiffPositions(Instance instance) {
        this(new Content(instance));
    }

    /** Columns of a note on a diff. @throws ApiError 400 when the line is not part of the diff */
    public Map<String, @Nullable Object> columns(Row project, Map<?, ?> given) {
        Map<String, @Nullable Object> position = position(given);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", "DiffNote");
        columns.put("position", position);
        columns.put("original_position", position);
        if ("text".equals(position.get("position_type"))) {
            columns.put("line_code", lineCode(project, position));
        }
        return columns;
    }

    private static Map<String, @Nullable Object> position(Map<?, ?> given) {
        Map<String, @Nullable Object> position = new LinkedHashMap<>();
        for (String name : List.of("base_sha", "start_sha", "head_sha", "old_path", "new_path")) {
            position.put(name, text(given.get(name)));
        }
        if (position.get("old_path") == null) {
            position.put("old_path", position.get("new_path"));
        }
        if (position.get("new_path") == null) {
            position.put("new_path", position.get("old_path"));
        }
        String type = text(given.get("position_type"));
        position.put("position_type", type == null ? "text" : type);
        position.put("old_line", number(given.get("old_line")));
        position.put("new_line", number(given.get("new_line")));
        position.put("line_range", given.get("line_range"));
        for (String name : List.of("width", "height", "x", "y")) {
            if (given.get(name) != null) {
                position.put(name, number(given.get(name)));
            }
        }
        return position;
    }

    private String lineCode(Row project, Map<String, @Nullable Object> position) {
        Long oldLine = (Long) position.get("old_line");
        Long newLine = (Long) position.get("new_line");
        String path = String.valueOf(position.get("new_path"));
        boolean complete = position.get("base_sha") != null && position.get("start_sha") != null && position.get("head_sha") != null;
        if (!complete || (oldLine == null && newLine == null)) {
            throw invalid();
        }
        Optional<DiffLines.Line> line = line(project, position);
        long oldNumber = line.map(DiffLines.Line::oldLine).orElse(oldLine == null ? 0L : oldLine);
        long newNumber = line.map(DiffLines.Line::newLine).orElse(newLine == null ? 0L : newLine);
        if (line.isEmpty() && (oldLine == null || newLine == null)) {
            throw invalid();
        }
        return Content.sha1(path) + "_" + oldNumber + "_" + newNumber;
    }

    private static ApiError invalid() {
        return new ApiError(
                400, Map.of("message", "400 Bad request - Note {:line_code=>[\"can't be blank\", \"must be a valid line code\"]}"));
    }

    private Optional<GitDiff.ChangedFile> file(Row project, Map<String, @Nullable Object> position) {
        Git git = new Git(content.instance().repository(project));
        Optional<String> base = git.commit(String.valueOf(position.get("base_sha")));
        Optional<String> head = git.commit(String.valueOf(position.get("head_sha")));
        if (base.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        return GitDiff.between(git, base.get(), head.get()).stream().filter(f -> f.newPath().equals(position.get("new_path"))).findFirst();
    }

    private Optional<DiffLines.Line> line(Row project, Map<String, @Nullable Object> position) {
        return file(project, position).flatMap(file -> DiffLines.at(
                DiffLines.parse(file.diff()), (Long) position.get("old_line"), (Long) position.get("new_line")));
    }

    /** Keeps the hunk beside the first note of a thread, and the suggestions its text makes. */
    @SuppressWarnings("unchecked")
    public void attach(Row note, @Nullable Row noteable) {
        if (!(note.get("position") instanceof Map<?, ?> map)) {
            return;
        }
        Map<String, @Nullable Object> position = (Map<String, @Nullable Object>) map;
        Row project = content.project(note.number("project_id"));
        Optional<GitDiff.ChangedFile> file = file(project, position);
        Optional<DiffLines.Line> line = line(project, position);
        if (file.isPresent() && line.isPresent()) {
            insertHunk(note, file.get(), line.get());
        }
        if (noteable != null) {
            line.ifPresent(at -> insertSuggestions(note, at));
        }
    }

    private void insertHunk(Row note, GitDiff.ChangedFile file, DiffLines.Line line) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("diff_note_id", note.id());
        columns.put("diff", line.hunk());
        columns.put("new_file", file.added());
        columns.put("renamed_file", file.renamed());
        columns.put("deleted_file", file.removed());
        columns.put("a_mode", file.oldMode());
        columns.put("b_mode", file.newMode());
        columns.put("new_path", file.newPath());
        columns.put("old_path", file.oldPath());
        content.table("note_diff_files").insert(columns);
    }

    private void insertSuggestions(Row note, DiffLines.Line line) {
        Matcher block = SUGGESTION.matcher(note.text("note"));
        for (long order = 0; block.find(); order++) {
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("note_id", note.id());
            columns.put("relative_order", order);
            columns.put("applied", false);
            columns.put("outdated", false);
            columns.put("from_content", line.text() + "\n");
            columns.put("to_content", block.group(3));
            columns.put("lines_above", block.group(1) == null ? 0L : Long.parseLong(block.group(1)));
            columns.put("lines_below", block.group(2) == null ? 0L : Long.parseLong(block.group(2)));
            content.table("suggestions").insert(columns);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static @Nullable Long number(@Nullable Object value) {
        String text = text(value);
        return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : null;
    }
}

package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a record may be saved: what its model requires, as data in the tree, and the few rules that data cannot say. */
final class Validity {
    private final ImportContext context;

    Validity(ImportContext context) {
        this.context = context;
    }

    /** @throws RecordError when it is invalid */
    void check(Draft draft, Link.Parent parent) {
        List<String> complaints = new ArrayList<>();
        for (String name : draft.relation().required()) {
            Object value = draft.get(name);
            if (!draft.has(name) && !draft.has(name + "_id") || value instanceof String text && text.isBlank()) {
                complaints.add(human(name) + (name.endsWith("_id") ? " must exist" : " can't be blank"));
            }
        }
        draft.relation().inclusion().forEach((column, allowed) -> {
            Object value = draft.get(column);
            if (value != null && !allowed.contains(value.toString())) {
                complaints.add(human(column) + " is not included in the list");
            }
        });
        special(draft, parent, complaints);
        if (!complaints.isEmpty()) {
            throw RecordError.invalid(String.join(", ", complaints));
        }
        refuseNul(draft);
        draft.singles().forEach(single -> checkWithChildren(single, Link.Parent.of(parent.row(), draft.relation())));
    }

    private void checkWithChildren(Draft draft, Link.Parent parent) {
        check(draft, parent);
        draft.children().forEach(child -> check(child, Link.Parent.of(parent.row(), draft.relation())));
    }

    private static void special(Draft draft, Link.Parent parent, List<String> complaints) {
        switch (draft.relation().name()) {
            case "notes" -> NoteRules.validate(draft, parent.polymorphicName(), complaints);
            case "commit_notes" -> NoteRules.validate(draft, "Commit", complaints);
            case "labels", "label" -> {
                if (draft.get("color") instanceof String color && !color.matches("#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?|[a-z]+")) {
                    complaints.add("Color must be a valid color code");
                }
            }
            case "suggestions" -> {
                if (Boolean.TRUE.equals(draft.get("applied")) && draft.get("commit_id") == null) {
                    complaints.add("Commit can't be blank");
                }
            }
            case "merge_request_diff" -> shas(draft, complaints, "base_commit_sha", "head_commit_sha", "start_commit_sha");
            case "merge_request_diff_commits" -> shas(draft, complaints, "sha");
            default -> {}
        }
    }

    private static void shas(Draft draft, List<String> complaints, String... columns) {
        for (String column : columns) {
            Object sha = draft.get(column);
            if (sha instanceof String text && !text.isEmpty() && !text.matches("[0-9a-fA-F]{7,64}")) {
                complaints.add(human(column) + " is not a valid SHA");
            }
        }
    }

    /** PostgreSQL keeps no NUL in text. Diffs are cleaned before they get here. */
    private static void refuseNul(Draft draft) {
        draft.columns().forEach((column, value) -> {
            if (value instanceof String text && text.indexOf('\0') >= 0) {
                if (!column.equals("diff")) {
                    throw new RecordError("ArgumentError", "string contains null byte");
                }
                draft.columns().put(column, text.replace("\0", ""));
            }
        });
    }

    /** Whether a sister has the same unique columns already; null columns never clash. */
    boolean duplicate(Draft draft, Link.Parent parent) {
        return draft.relation().unique().stream().anyMatch(columns -> clashes(draft, columns, parent));
    }

    private boolean clashes(Draft draft, List<String> columns, Link.Parent parent) {
        if (columns.stream().anyMatch(column -> draft.get(column) == null)) {
            return false;
        }
        Map<String, @Nullable Object> link = draft.relation().link().columns(parent);
        List<Row> candidates = context.instance().db().table(draft.relation().table()).where(columns.getFirst(), draft.get(columns.getFirst()));
        return candidates.stream().anyMatch(row -> columns.stream().allMatch(c -> Objects.equals(row.get(c), draft.get(c)))
                && link.entrySet().stream().allMatch(e -> Objects.equals(row.get(e.getKey()), e.getValue())));
    }

    static String human(String column) {
        String words = (column.endsWith("_id") ? column.substring(0, column.length() - 3) : column).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

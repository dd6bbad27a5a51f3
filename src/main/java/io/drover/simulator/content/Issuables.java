package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What issues and merge requests show alike. */
final class Issuables {
    private final Content content;
    private final Labels labels;

    Issuables(Content content) {
        this.content = content;
        this.labels = new Labels(content);
    }

    List<Object> labels(String type, Row row, boolean details) {
        List<Object> shown = new ArrayList<>();
        labels.on(type, row).forEach(label -> shown.add(details ? labels.details(label) : label.text("title")));
        return shown;
    }

    long userNotes(String type, Row row) {
        return notes(type, row).stream().filter(note -> !note.flag("system")).count();
    }

    List<Row> notes(String type, Row row) {
        return content.table("notes").where("noteable_id", row.id()).stream().filter(n -> type.equals(n.get("noteable_type"))).toList();
    }

    long votes(String type, Row row, String emoji) {
        return content.table("award_emoji").where("awardable_id", row.id()).stream()
                .filter(a -> type.equals(a.get("awardable_type")) && emoji.equals(a.get("name")))
                .count();
    }

    Map<String, @Nullable Object> timeStats(String type, Row row) {
        String column = type.equals("Issue") ? "issue_id" : "merge_request_id";
        long spent = content.table("timelogs").where(column, row.id()).stream().mapToLong(t -> t.number("time_spent")).sum();
        Long estimate = row.numberOrNull("time_estimate");
        long estimated = estimate == null ? 0 : estimate;
        return Fields.with("time_estimate", estimated)
                .put("total_time_spent", spent)
                .put("human_time_estimate", Times.human(estimated))
                .put("human_total_time_spent", Times.human(spent))
                .map();
    }

    /** Ticked and all check boxes in the text. */
    static Map<String, @Nullable Object> tasks(@Nullable String description) {
        long all = 0;
        long done = 0;
        for (String line : description == null ? new String[0] : description.split("\n")) {
            String item = line.strip();
            if (item.matches("([-*+]|\\d+\\.) \\[[ xX~]\\] .*")) {
                all++;
                done += item.indexOf("[ ]") < 0 ? 1 : 0;
            }
        }
        return Fields.with("count", all).put("completed_count", done).map();
    }

    Map<String, @Nullable Object> references(Row project, String sign, Row row) {
        String reference = sign + row.get("iid");
        return Fields.with("short", reference).put("relative", reference).put("full", project.text("full_path") + reference).map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Changes that issues and merge requests take alike. */
final class IssuableEdits {
    private static final List<String> COMMON = List.of(
            "title", "description", "labels", "add_labels", "remove_labels", "milestone_id", "assignee_id", "assignee_ids", "due_date",
            "state_event", "discussion_locked");

    private final Content content;
    private final String type;
    private final Labels labels;

    /** @param type {@code Issue} or {@code MergeRequest} */
    IssuableEdits(Content content, String type) {
        this.content = content;
        this.type = type;
        this.labels = new Labels(content);
    }

    private String foreignKey() {
        return type.equals("Issue") ? "issue_id" : "merge_request_id";
    }

    private String assigneeTable() {
        return type.equals("Issue") ? "issue_assignees" : "merge_request_assignees";
    }

    /** Author or assignee. */
    boolean concerns(Row row, Row user) {
        return Objects.equals(row.get("author_id"), user.id())
                || content.table(assigneeTable()).where(foreignKey(), row.id()).stream().anyMatch(a -> Objects.equals(a.get("user_id"), user.id()));
    }

    /** @throws ApiError 400 naming what could have been given */
    void requireSomething(Call call, String... more) {
        List<String> known = Stream.concat(COMMON.stream(), Arrays.stream(more)).toList();
        if (known.stream().noneMatch(call.params()::containsKey)) {
            throw ApiError.parameter(String.join(", ", known) + " are missing, at least one parameter must be provided");
        }
    }

    void describe(Call call, Row row, Row user) {
        call.text("title").filter(String::isBlank).ifPresent(t -> {
            throw ApiError.invalid("title", "can't be blank");
        });
        Edit edit = new Edit(call, row).text("title", "description");
        if (edit.changed()) {
            row.set("last_edited_at", content.now()).set("last_edited_by_id", user.id()).set("updated_by_id", user.id());
        }
        new Edit(call, row).flag("discussion_locked");
    }

    /** Labels, milestone, assignees, dates, weight. */
    void plan(Call call, Row project, Row row) {
        planLabels(call, project, row);
        if (call.params().containsKey("milestone_id")) {
            planMilestone(call, project, row);
        }
        call.text("due_date").filter(d -> !d.isBlank() && Times.date(d).isEmpty()).ifPresent(d -> {
            throw ApiError.parameter("due_date is invalid");
        });
        new Edit(call, row).optional("due_date").number("weight");
        assign(call, row, assigneeTable(), "assignee");
    }

    private void planLabels(Call call, Row project, Row row) {
        if (call.params().keySet().stream().noneMatch(List.of("labels", "add_labels", "remove_labels")::contains)) {
            return;
        }
        Set<String> titles = new LinkedHashSet<>();
        if (call.params().containsKey("labels")) {
            titles.addAll(call.list("labels"));
        } else {
            labels.on(type, row).forEach(label -> titles.add(label.text("title")));
        }
        titles.addAll(call.list("add_labels"));
        call.list("remove_labels").forEach(titles::remove);
        labels.replace(call, project, type, row, List.copyOf(titles));
    }

    private void planMilestone(Call call, Row project, Row row) {
        Long wanted = call.number("milestone_id").filter(id -> id != 0).orElse(null);
        boolean usable = wanted == null || new Milestones(content).usable(project).stream().anyMatch(m -> m.id() == wanted);
        Long before = row.numberOrNull("milestone_id");
        if (!usable || Objects.equals(before, wanted)) {
            return;
        }
        row.set("milestone_id", wanted);
        Long named = wanted == null ? before : wanted;
        content.table("resource_milestone_events")
                .insert(Map.of(
                        foreignKey(), row.id(),
                        "milestone_id", Objects.requireNonNull(named),
                        "user_id", call.requireUser().id(),
                        "action", wanted == null ? "remove" : "add",
                        "state", row.text("state"),
                        "created_at", content.now()));
    }

    /** {@code assignee_ids} or {@code reviewer_ids}; 0 or nothing means nobody. */
    void assign(Call call, Row row, String table, String word) {
        boolean many = call.params().containsKey(word + "_ids");
        if (!many && !call.params().containsKey(word + "_id")) {
            return;
        }
        List<Long> wanted = new ArrayList<>();
        for (String id : call.list(many ? word + "_ids" : word + "_id")) {
            Content.number(id).filter(n -> content.table("users").byId(n).isPresent()).ifPresent(wanted::add);
        }
        for (Row join : content.table(table).where(foreignKey(), row.id())) {
            if (!wanted.remove(join.numberOrNull("user_id"))) {
                content.table(table).delete(join);
            }
        }
        wanted.stream().distinct().forEach(id -> content.table(table)
                .insert(Map.of(foreignKey(), row.id(), "user_id", id, "state", "unreviewed", "created_at", content.now())));
    }

    /** {@code state_event}: {@code close} or {@code reopen}. */
    void changeState(Call call, Row row, Row user) {
        call.choice("state_event", "close", "reopen").ifPresent(event -> {
            boolean closing = event.equals("close");
            if (closing != row.text("state").equals("opened")) {
                return;
            }
            row.set("state", closing ? "closed" : "opened");
            if (type.equals("Issue")) {
                row.set("closed_at", closing ? content.now() : null).set("closed_by_id", closing ? user.id() : null);
            }
            recordState(row, user, closing ? "closed" : "reopened");
        });
    }

    void recordState(Row row, Row user, String state) {
        content.table("resource_state_events")
                .insert(Map.of(foreignKey(), row.id(), "user_id", user.id(), "state", state, "created_at", content.now()));
    }

    List<Long> participants(Row row) {
        Set<Long> people = new LinkedHashSet<>();
        people.add(row.number("author_id"));
        content.table(assigneeTable()).where(foreignKey(), row.id()).forEach(join -> people.add(join.number("user_id")));
        new Issuables(content).notes(type, row).forEach(note -> people.add(note.number("author_id")));
        return List.copyOf(people);
    }

    void deleteWithChildren(Row row) {
        for (String table : List.of("resource_label_events", "resource_state_events", "resource_milestone_events", "timelogs", assigneeTable())) {
            content.table(table).where(foreignKey(), row.id()).forEach(content.table(table)::delete);
        }
        new Issuables(content).notes(type, row).forEach(content.table("notes")::delete);
        content.table("label_links").where("target_id", row.id()).stream()
                .filter(link -> type.equals(link.get("target_type")))
                .forEach(content.table("label_links")::delete);
        content.table("award_emoji").where("awardable_id", row.id()).stream()
                .filter(award -> type.equals(award.get("awardable_type")))
                .forEach(content.table("award_emoji")::delete);
        content.table(type.equals("Issue") ? "issues" : "merge_requests").delete(row);
    }
}

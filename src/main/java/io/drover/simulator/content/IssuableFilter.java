package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Filters and order of issue and merge request lists, as far as both share them (doc/api/issues.md, doc/api/merge_requests.md). */
final class IssuableFilter {
    private final Content content;
    private final String type;
    private final Labels labels;

    /** @param type {@code Issue} or {@code MergeRequest} */
    IssuableFilter(Content content, String type) {
        this.content = content;
        this.type = type;
        this.labels = new Labels(content);
    }

    List<Row> apply(Call call, List<Row> all) {
        List<Row> rows = new ArrayList<>(all);
        byState(call, rows);
        byLabels(call, rows);
        byMilestone(call, rows);
        byPeople(call, rows);
        byText(call, rows);
        byTime(call, rows);
        rows.sort(order(call));
        return rows;
    }

    private void byState(Call call, List<Row> rows) {
        String state = type.equals("Issue")
                ? call.choice("state", "opened", "closed", "all").orElse("all")
                : call.choice("state", "opened", "closed", "locked", "merged", "all").orElse("all");
        rows.removeIf(row -> !state.equals("all") && !state.equals(row.get("state")));
        Set<String> iids = new HashSet<>(call.list("iids"));
        rows.removeIf(row -> !iids.isEmpty() && !iids.contains(String.valueOf(row.get("iid"))));
        call.flag("confidential").ifPresent(wanted -> rows.removeIf(row -> row.flag("confidential") != wanted));
        call.text("issue_type").ifPresent(wanted -> rows.removeIf(row -> !wanted.equals(row.has("issue_type") ? row.get("issue_type") : "issue")));
    }

    private void byLabels(Call call, List<Row> rows) {
        List<String> wanted = call.list("labels");
        if (wanted.isEmpty()) {
            return;
        }
        rows.removeIf(row -> {
            List<String> has = labels.on(type, row).stream().map(l -> l.text("title")).toList();
            return switch (wanted.getFirst().toLowerCase(Locale.ROOT)) {
                case "none" -> !has.isEmpty();
                case "any" -> has.isEmpty();
                default -> !has.containsAll(wanted);
            };
        });
    }

    private void byMilestone(Call call, List<Row> rows) {
        call.text("milestone").or(() -> call.text("milestone_title")).filter(t -> !t.isEmpty()).ifPresent(wanted -> rows.removeIf(row -> {
            Long id = row.numberOrNull("milestone_id");
            return switch (wanted.toLowerCase(Locale.ROOT)) {
                case "none" -> id != null;
                case "any" -> id == null;
                default -> id == null || content.table("milestones").byId(id).filter(m -> m.text("title").equals(wanted)).isEmpty();
            };
        }));
    }

    private void byPeople(Call call, List<Row> rows) {
        call.number("author_id").ifPresent(id -> rows.removeIf(row -> !Objects.equals(row.get("author_id"), id)));
        call.text("author_username").ifPresent(name -> {
            Long id = content.table("users").first("username", name).map(Row::id).orElse(-1L);
            rows.removeIf(row -> !Objects.equals(row.get("author_id"), id));
        });
        String table = type.equals("Issue") ? "issue_assignees" : "merge_request_assignees";
        call.text("assignee_id").ifPresent(wanted -> rows.removeIf(row -> !concerns(table, row, wanted)));
        call.list("assignee_username").forEach(name -> {
            String id = content.table("users").first("username", name).map(u -> Long.toString(u.id())).orElse("-1");
            rows.removeIf(row -> !concerns(table, row, id));
        });
        call.text("reviewer_id").ifPresent(wanted -> rows.removeIf(row -> !concerns("merge_request_reviewers", row, wanted)));
        call.text("scope").map(s -> s.replace('-', '_')).filter(s -> call.user() != null).ifPresent(scope -> {
            long me = call.requireUser().id();
            rows.removeIf(row -> switch (scope) {
                case "created_by_me" -> !Objects.equals(row.get("author_id"), me);
                case "assigned_to_me" -> !concerns(table, row, Long.toString(me));
                default -> false;
            });
        });
    }

    private boolean concerns(String table, Row row, String wanted) {
        List<Row> joins = content.table(table).where(type.equals("Issue") ? "issue_id" : "merge_request_id", row.id());
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "none", "0" -> joins.isEmpty();
            case "any" -> !joins.isEmpty();
            default -> joins.stream().anyMatch(join -> String.valueOf(join.get("user_id")).equals(wanted));
        };
    }

    private static void byText(Call call, List<Row> rows) {
        call.text("search").map(s -> s.toLowerCase(Locale.ROOT)).ifPresent(search -> {
            List<String> columns = call.list("in").isEmpty() ? List.of("title", "description") : call.list("in");
            rows.removeIf(row -> columns.stream()
                    .noneMatch(c -> row.get(c) instanceof String text && text.toLowerCase(Locale.ROOT).contains(search)));
        });
    }

    private static void byTime(Call call, List<Row> rows) {
        Map<String, BiPredicate<Instant, Instant>> directions = Map.of("after", (at, limit) -> !at.isBefore(limit), "before", (at, limit) -> !at.isAfter(limit));
        for (String column : List.of("created", "updated")) {
            directions.forEach((word, keeps) -> call.text(column + "_" + word).ifPresent(text -> {
                Instant limit = Times.parse(text).orElseThrow(() -> ApiError.parameter(column + "_" + word + " is invalid"));
                Predicate<Row> fits = row -> row.time(column + "_at") instanceof Instant at && keeps.test(at, limit);
                rows.removeIf(fits.negate());
            }));
        }
    }

    private static Comparator<Row> order(Call call) {
        String column = call.choice("order_by", "created_at", "updated_at", "due_date", "relative_position", "label_priority", "milestone_due",
                        "popularity", "priority", "title", "weight", "merged_at", "closed_at")
                .orElse("created_at");
        Comparator<Row> order =
                switch (column) {
                    case "title", "due_date" -> Comparator.comparing((Row row) -> row.textOrNull(column), Comparator.nullsLast(Comparator.naturalOrder()));
                    case "relative_position", "weight" ->
                        Comparator.comparing((Row row) -> row.numberOrNull(column), Comparator.nullsLast(Comparator.naturalOrder()));
                    case "updated_at", "closed_at" ->
                        Comparator.comparing((Row row) -> row.time(column), Comparator.nullsLast(Comparator.naturalOrder()));
                    default -> Comparator.comparing((Row row) -> row.time("created_at"), Comparator.nullsLast(Comparator.naturalOrder()));
                };
        Comparator<Row> whole = order.thenComparing(Row::id);
        return call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? whole : whole.reversed();
    }
}

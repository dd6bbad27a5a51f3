package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Epics as doc/api/epics.md shows them, and the issues that hang on them. */
final class Epics {
    static final String TABLE = "epics";
    private static final String LINKS = "epic_issues";
    private static final String DEFAULT_COLOR = "#1068bf";

    private final Content content;
    private final Issuables issuables;

    Epics(Content content) {
        this.content = content;
        this.issuables = new Issuables(content);
    }

    /** The epic that {@code :epic_iid} names in the group. @throws ApiError 404 also for a confidential one the caller may not see */
    Row find(Call call) {
        return readableOr404(call, content.byIid(TABLE, "group_id", call.group(), call.path("epic_iid"), "Epic"));
    }

    /** The same for {@code :epic_id}, by which doc/api/notes.md and its neighbours name an epic. */
    Row findById(Call call) {
        return readableOr404(call, content.owned(TABLE, call.path("epic_id"), "group_id", call.group(), "Epic"));
    }

    private Row readableOr404(Call call, Row epic) {
        if (!readable(call, epic)) {
            throw ApiError.notFound("Epic");
        }
        return epic;
    }

    /** Confidential epics are for planners and above (doc/user/group/epics/manage_epics.md#make-an-epic-confidential). */
    boolean readable(Call call, Row epic) {
        return !epic.flag("confidential") || content.groupLevel(call, group(epic)) >= Levels.PLANNER;
    }

    Row group(Row epic) {
        return content.table("namespaces").byId(epic.number("group_id")).orElseThrow();
    }

    Optional<Row> parent(Row epic) {
        Long parent = epic.numberOrNull("parent_id");
        return parent == null ? Optional.empty() : content.table(TABLE).byId(parent);
    }

    List<Row> children(Row epic) {
        return content.table(TABLE).where("parent_id", epic.id());
    }

    List<Row> links(Row epic) {
        return content.table(LINKS).where("epic_id", epic.id());
    }

    Optional<Row> linkOf(Row issue) {
        return content.table(LINKS).where("issue_id", issue.id()).stream().findFirst();
    }

    /** An issue has one epic at most: another takes it away from the one before. */
    Row assign(Row epic, Row issue) {
        release(issue);
        return content.table(LINKS).insert(Map.of("epic_id", epic.id(), "issue_id", issue.id(), "relative_position", 512L * (1 + links(epic).size())));
    }

    void release(Row issue) {
        linkOf(issue).ifPresent(content.table(LINKS)::delete);
    }

    /** {@code epic_id} as a filter of issues: an id, {@code None} or {@code Any}. */
    boolean fits(Row issue, String wanted) {
        Optional<Row> link = linkOf(issue);
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "none" -> link.isEmpty();
            case "any" -> link.isPresent();
            default -> link.filter(l -> wanted.equals(String.valueOf(l.get("epic_id")))).isPresent();
        };
    }

    /** What doc/api/issues.md shows of an issue's epic. */
    Map<String, @Nullable Object> ofIssue(Row issue) {
        Optional<Row> epic = linkOf(issue).flatMap(link -> content.table(TABLE).byId(link.number("epic_id")));
        return Fields.with("epic_iid", epic.map(row -> row.get("iid")).orElse(null)).put("epic", epic.map(this::brief).orElse(null)).map();
    }

    private Map<String, @Nullable Object> brief(Row epic) {
        return Fields.of(epic, "id", "iid", "title").put("url", path(epic)).copy(epic, "group_id").map();
    }

    private String path(Row epic) {
        return "/groups/" + group(epic).text("full_path") + "/-/epics/" + epic.get("iid");
    }

    Map<String, @Nullable Object> present(Row epic, boolean labelDetails) {
        Row group = group(epic);
        String reference = "&" + epic.get("iid");
        Map<String, @Nullable Object> references =
                Fields.with("short", reference).put("relative", reference).put("full", group.text("full_path") + reference).map();
        return Fields.of(epic, "id", "iid")
                .put("color", epic.has("color") ? epic.get("color") : DEFAULT_COLOR)
                .copy(epic, "group_id", "parent_id")
                .put("parent_iid", parent(epic).map(row -> row.get("iid")).orElse(null))
                .copy(epic, "title", "description")
                .flags(epic, "confidential")
                .put("author", content.user(epic.numberOrNull("author_id")))
                .put(dates(epic))
                .copy(epic, "state")
                .put("web_url", content.instance().url() + path(epic))
                .put("references", references)
                .put("reference", reference)
                .copy(epic, "created_at", "updated_at", "closed_at")
                .put("labels", issuables.labels("Epic", epic, labelDetails))
                .put("upvotes", issuables.votes("Epic", epic, "thumbsup"))
                .put("downvotes", issuables.votes("Epic", epic, "thumbsdown"))
                .put("_links", links(epic, group))
                .put("imported", epic.has("imported_from"))
                .put("imported_from", epic.has("imported_from") ? epic.get("imported_from") : "none")
                .map();
    }

    /** A date is either fixed or what the milestones of its issues make of it. */
    private Map<String, @Nullable Object> dates(Row epic) {
        boolean fixedStart = epic.flag("start_date_is_fixed");
        boolean fixedDue = epic.flag("due_date_is_fixed");
        Object due = fixedDue ? epic.get("due_date_fixed") : epic.get("end_date");
        return Fields.with("start_date", fixedStart ? epic.get("start_date_fixed") : epic.get("start_date"))
                .flags(epic, "start_date_is_fixed")
                .copy(epic, "start_date_fixed")
                .put("start_date_from_inherited_source", fixedStart ? null : epic.get("start_date"))
                .put("end_date", due)
                .put("due_date", due)
                .flags(epic, "due_date_is_fixed")
                .copy(epic, "due_date_fixed")
                .put("due_date_from_inherited_source", fixedDue ? null : epic.get("end_date"))
                .map();
    }

    private Map<String, @Nullable Object> links(Row epic, Row group) {
        String self = address(epic);
        return Fields.with("self", self)
                .put("epic_issues", self + "/issues")
                .put("group", content.instance().url() + "/api/v4/groups/" + group.id())
                .put("parent", parent(epic).map(this::address).orElse(null))
                .map();
    }

    private String address(Row epic) {
        return content.instance().url() + "/api/v4/groups/" + epic.get("group_id") + "/epics/" + epic.get("iid");
    }

    /** With everything that hangs on it; its children stay, without a parent. */
    void delete(Row epic) {
        links(epic).forEach(content.table(LINKS)::delete);
        children(epic).forEach(child -> child.set("parent_id", null));
        for (String table : List.of("resource_label_events", "resource_state_events")) {
            content.table(table).where("epic_id", epic.id()).forEach(content.table(table)::delete);
        }
        issuables.notes("Epic", epic).forEach(content.table("notes")::delete);
        content.table("label_links").where("target_id", epic.id()).stream()
                .filter(link -> "Epic".equals(link.get("target_type")))
                .forEach(content.table("label_links")::delete);
        content.table("award_emoji").where("awardable_id", epic.id()).stream()
                .filter(award -> "Epic".equals(award.get("awardable_type")))
                .forEach(content.table("award_emoji")::delete);
        content.table(TABLE).delete(epic);
    }

    /** Whether {@code above} is the epic itself or one it lies below. */
    boolean below(Row epic, Row above) {
        Optional<Row> at = Optional.of(epic);
        while (at.isPresent() && at.get().id() != above.id()) {
            at = parent(at.get());
        }
        return at.isPresent();
    }
}

package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.ORIGIN;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Reasons.VIEWER;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** What groups plan over many projects (doc/api/epics.md, epic_links.md, epic_issues.md). */
final class PortfolioComparisons {
    private static final Shape EPIC = shape().values("title")
            .texts("description")
            .values("state", "start_date_fixed", "due_date_fixed")
            .caseless("color")
            .flags("confidential", "start_date_is_fixed", "due_date_is_fixed")
            .sets("labels")
            .user("author")
            .times("created_at", "closed_at")
            .records("discussions", "discussion", PlanningComparisons.DISCUSSION, "id", "notes.0.created_at")
            .records("award_emoji", "emoji", PlanningComparisons.EMOJI, "name")
            .records("resource_state_events", "state event", PlanningComparisons.STATE_EVENT, "created_at")
            .ignore("epics made over the API are numbered anew; a text that names one by number is compared itself", "iid")
            .ignore(ID, "id", "group_id", "parent_id", "parent_iid")
            .ignore(URL, "web_url", "reference", "references", "_links")
            .ignore(TOUCHED, "updated_at")
            .ignore(DERIVED, "start_date", "end_date", "due_date", "start_date_from_inherited_source", "due_date_from_inherited_source")
            .ignore(DERIVED, "start_date_from_milestones", "due_date_from_milestones", "upvotes", "downvotes", "text_color")
            .ignore(VIEWER, "subscribed")
            .ignore(ORIGIN, "imported", "imported_from")
            .done();

    private static final Shape EPIC_LINK = shape().values("title")
            .texts("parent")
            .ignore("part of the parent", "parent_title", "parent_group")
            .done();

    private static final Shape EPIC_ISSUE = shape().values("iid")
            .texts("epic")
            .ignore("part of the epic", "epic_title", "epic_group")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.EPICS, SAME, EPIC),
            new Comparison(Relations.EPIC_LINKS, LINKED, EPIC_LINK),
            new Comparison(Relations.EPIC_ISSUES, SAME, EPIC_ISSUE));

    private PortfolioComparisons() {}
}

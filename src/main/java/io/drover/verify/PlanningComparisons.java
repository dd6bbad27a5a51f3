package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Comparison.Key.TITLE;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.ORIGIN;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Reasons.VIEWER;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Labels, milestones, issues, boards (doc/api/labels.md, milestones.md, issues.md, discussions.md, boards.md). */
final class PlanningComparisons {
    private static final Shape LABEL = shape().values("name")
            .caseless("color")
            .texts("description")
            .values("priority")
            .ignore(ID, "id", "project_id", "group_id")
            .ignore(DERIVED, "text_color", "description_html", "is_project_label")
            .ignore(DERIVED, "open_issues_count", "closed_issues_count", "open_merge_requests_count")
            .ignore(VIEWER, "subscribed")
            .ignore("only instances with the archiving feature have it", "archived")
            .done();

    private static final Shape MILESTONE = shape().values("title")
            .texts("description")
            .values("state", "due_date", "start_date")
            .times("created_at")
            .ignore(ID, "id", "project_id", "group_id")
            .ignore("numbers of milestones are given anew when a title is already taken", "iid")
            .ignore(URL, "web_url")
            .ignore(TOUCHED, "updated_at")
            .ignore(CLOCK, "expired")
            .done();

    static final Shape EMOJI = shape().values("name")
            .user("user")
            .ignore(ID, "id", "awardable_id", "awardable_type")
            .ignore(TOUCHED, "created_at", "updated_at")
            .ignore(URL, "url")
            .done();

    static final Shape LABEL_EVENT = event().values("action").named("label").done();
    static final Shape STATE_EVENT = event().values("state", "source_commit")
            .ignore(ID, "source_merge_request")
            .done();
    static final Shape MILESTONE_EVENT = event().values("action").named("milestone").ignore(DERIVED, "state").done();

    private static final Shape LINE = shape().values("type", "old_line", "new_line").ignore(DERIVED, "line_code").done();

    private static final Shape POSITION = shape().values("base_sha", "start_sha", "head_sha", "old_path", "new_path", "position_type")
            .values("old_line", "new_line", "width", "height", "x", "y")
            .object("line_range", shape().object("start", LINE).object("end", LINE).done())
            .ignore("newer versions only", "ignore_whitespace_change")
            .done();

    private static final Shape SUGGESTION = shape().values("from_line", "to_line")
            .flags("applied")
            .texts("from_content", "to_content")
            .ignore(ID, "id")
            .ignore(VIEWER, "appliable")
            .done();

    private static final Shape NOTE = shape().texts("body")
            .user("author")
            .times("created_at")
            .flags("system", "resolvable", "resolved", "internal")
            .values("type", "commit_id")
            .user("resolved_by")
            .times("resolved_at")
            .object("position", POSITION)
            .records("suggestions", "suggestion", SUGGESTION)
            .ignore(ID, "id", "noteable_id", "noteable_iid", "noteable_type", "project_id")
            .ignore(TOUCHED, "updated_at")
            .ignore("the older name of internal", "confidential")
            .ignore("a legacy attachment, always empty", "attachment")
            .ignore(VIEWER, "commands_changes")
            .ignore(ORIGIN, "imported", "imported_from")
            .done();

    static final Shape DISCUSSION = shape().flags("individual_note")
            .records("notes", "note", NOTE, "created_at")
            .ignore("identifies the discussion; used to pair them", "id")
            .done();

    static final Shape ISSUE = shape().values("iid", "title")
            .texts("description")
            .values("state", "issue_type", "due_date", "start_date", "weight", "health_status", "severity")
            .flags("confidential", "discussion_locked")
            .sets("labels")
            .named("milestone", "iteration")
            .user("author", "closed_by")
            .users("assignees")
            .times("created_at", "closed_at")
            .values("time_stats.time_estimate", "time_stats.total_time_spent")
            .records("discussions", "discussion", DISCUSSION, "id", "notes.0.created_at")
            .records("award_emoji", "emoji", EMOJI, "name")
            .records("resource_label_events", "label event", LABEL_EVENT, "created_at")
            .records("resource_state_events", "state event", STATE_EVENT, "created_at")
            .records("resource_milestone_events", "milestone event", MILESTONE_EVENT, "created_at")
            .ignore(ID, "id", "project_id", "moved_to_id", "epic_iid", "epic")
            .ignore(URL, "web_url", "references", "_links", "service_desk_reply_to")
            .ignore(TOUCHED, "updated_at")
            .ignore(DERIVED, "user_notes_count", "upvotes", "downvotes", "merge_requests_count", "blocking_issues_count", "has_tasks")
            .ignore(DERIVED, "task_status", "task_completion_status", "type", "assignee")
            .ignore(VIEWER, "subscribed")
            .ignore(ORIGIN, "imported", "imported_from")
            .done();

    private static final Shape BOARD_LIST = shape().values("position", "list_type", "max_issue_count", "max_issue_weight")
            .named("label", "milestone")
            .user("assignee")
            .ignore(ID, "id")
            .ignore(DERIVED, "collapsed", "limit_metric")
            .done();

    private static final Shape BOARD = shape().values("name", "weight")
            .named("milestone")
            .user("assignee")
            .sets("labels")
            .flags("hide_backlog_list", "hide_closed_list")
            .records("lists", "list", BOARD_LIST, "position")
            .ignore(ID, "id")
            .ignore(DERIVED, "project", "group")
            .done();

    private static final Shape ISSUE_LINK = shape().values("link_type", "source_iid", "iid", "references.relative")
            .texts("target", "other_project")
            .ignore("part of the target", "target_iid")
            .ignore(ID, "id", "issue_link_id", "project_id", "source_issue", "target_issue")
            .ignore(TOUCHED, "link_created_at", "link_updated_at")
            .ignore("the linked issue is compared itself", ignoredOfLinkedIssue())
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.LABELS, SAME, LABEL),
            new Comparison(Relations.GROUP_LABELS, SAME, LABEL),
            new Comparison(Relations.LABEL_PRIORITIES, SAME, shape().values("name", "priority").done()),
            new Comparison(Relations.MILESTONES, TITLE, MILESTONE),
            new Comparison(Relations.GROUP_MILESTONES, TITLE, MILESTONE),
            new Comparison(Relations.ISSUES, SAME, ISSUE),
            new Comparison(Relations.ISSUE_LINKS, LINKED, ISSUE_LINK),
            new Comparison(Relations.BOARDS, SAME, BOARD),
            new Comparison(Relations.GROUP_BOARDS, SAME, BOARD));

    private PlanningComparisons() {}

    private static Shape.Builder event() {
        return shape().times("created_at").user("user").ignore(ID, "id", "resource_id", "resource_type");
    }

    private static String[] ignoredOfLinkedIssue() {
        return ISSUE.names().stream().filter(n -> !n.equals("iid")).toArray(String[]::new);
    }
}

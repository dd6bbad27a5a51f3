package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue as doc/api/issues.md shows it. */
final class IssuePresenter {
    private final Content content;
    private final Issuables issuables;
    private final Milestones milestones;
    private final Epics epics;

    IssuePresenter(Content content) {
        this.content = content;
        this.issuables = new Issuables(content);
        this.milestones = new Milestones(content);
        this.epics = new Epics(content);
    }

    Map<String, @Nullable Object> present(Row issue, boolean labelDetails) {
        Row project = content.project(issue.number("project_id"));
        List<Object> assignees = content.users(content.table("issue_assignees").where("issue_id", issue.id()));
        Map<String, @Nullable Object> tasks = Issuables.tasks(issue.textOrNull("description"));
        String kind = issue.has("issue_type") ? issue.text("issue_type") : "issue";
        Fields fields = Fields.of(issue, "id", "iid", "project_id", "title", "description", "state", "created_at", "updated_at", "closed_at")
                .put("closed_by", content.user(issue.numberOrNull("closed_by_id")))
                .put("labels", issuables.labels("Issue", issue, labelDetails))
                .put("milestone", milestones.presentById(issue.numberOrNull("milestone_id")))
                .put("assignees", assignees)
                .put("author", content.user(issue.numberOrNull("author_id")))
                .put("type", kind.toUpperCase(Locale.ROOT))
                .put("assignee", assignees.isEmpty() ? null : assignees.getFirst())
                .put("user_notes_count", issuables.userNotes("Issue", issue))
                .put("merge_requests_count", 0)
                .put("upvotes", issuables.votes("Issue", issue, "thumbsup"))
                .put("downvotes", issuables.votes("Issue", issue, "thumbsdown"))
                .copy(issue, "due_date")
                .flags(issue, "confidential")
                .copy(issue, "discussion_locked")
                .put("issue_type", kind)
                .put("web_url", content.webUrl(project) + "/-/issues/" + issue.get("iid"))
                .put("time_stats", issuables.timeStats("Issue", issue))
                .put("task_completion_status", tasks)
                .copy(issue, "weight")
                .put("blocking_issues_count", 0)
                .put("has_tasks", !Long.valueOf(0).equals(tasks.get("count")))
                .put("_links", links(project, issue))
                .put("references", issuables.references(project, "#", issue))
                .put("severity", "UNKNOWN")
                .copy(issue, "moved_to_id", "health_status")
                .put("imported", issue.has("imported_from"))
                .put("imported_from", issue.has("imported_from") ? issue.get("imported_from") : "none")
                .put("service_desk_reply_to", null);
        return content.enterprise() ? fields.put(epics.ofIssue(issue)).map() : fields.map();
    }

    private Map<String, @Nullable Object> links(Row project, Row issue) {
        String self = content.apiUrl(project) + "/issues/" + issue.get("iid");
        return Fields.with("self", self)
                .put("notes", self + "/notes")
                .put("award_emoji", self + "/award_emoji")
                .put("project", content.apiUrl(project))
                .put("closed_as_duplicate_of", null)
                .map();
    }
}

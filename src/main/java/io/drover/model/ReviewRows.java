package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;

import java.util.List;

/** Merge requests and what reviews them. */
final class ReviewRows {
    private static final String MERGE_REQUESTS = "project.merge_requests";

    static final List<Relation> ALL = List.of(
            project("merge_requests", "merge requests").file(PARTLY).direct(PARTLY, "14.5").writtenPartly().byValue()
                    .note("only the latest diff version travels").at("doc/api/merge_requests.md"),
            project("merge_request_versions", "older versions of merge request diffs").unwritable().within(MERGE_REQUESTS)
                    .at("doc/user/project/merge_requests/versions.md"),
            project("merge_request_notes", "merge request comments and suggestions").file(WHOLE).direct(WHOLE, "14.5").writtenPartly().within(MERGE_REQUESTS)
                    .at("doc/api/discussions.md"),
            project("approvals", "approvals given").file(WHOLE).direct(WHOLE, "15.3").unwritable().within(MERGE_REQUESTS)
                    .at("doc/api/merge_request_approvals.md"),
            project("reviewers", "reviewers and assignees").file(WHOLE).direct(WHOLE, "15.3").within(MERGE_REQUESTS).at("doc/api/merge_requests.md"),
            project("external_pull_requests", "external pull requests").file(WHOLE).direct(WHOLE, "14.5").unreadable().unwritable()
                    .at("doc/ci/ci_cd_for_external_repos/_index.md"),
            group("approval_rules", "group approval rules").byValue().note("behind a feature flag that is off by default; the API deletes none").at("doc/api/merge_request_approvals.md"),
            project("approval_rules", "approval rules").file(PARTLY).byValue().note("the required count is lost").at("doc/api/merge_request_approvals.md"),
            group("approval_settings", "approval settings of groups").byValue().at("doc/api/merge_request_approval_settings.md"),
            project("approval_settings", "approval settings").file(WHOLE).direct(WHOLE, "14.6").byValue().at("doc/api/merge_request_approval_settings.md"),
            project("merge_request_blocks", "merge request dependencies").byValue().at("doc/user/project/merge_requests/dependencies.md"),
            project("external_status_checks", "external status checks").byValue().at("doc/api/status_checks.md"),
            project("merge_trains", "merge trains under way").unwritable().note("a train starts anew").at("doc/api/merge_trains.md"),
            project("review_templates", "templates of issues and merge requests").file(WHOLE).direct(WHOLE, "14.6").within("project.settings")
                    .at("doc/user/project/description_templates.md"),
            project("draft_notes", "draft comments").readPartly().writtenPartly().note("only their author sees them").at("doc/api/draft_notes.md"));

    private ReviewRows() {}
}

package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;
import static io.drover.model.Row.user;

import java.util.List;

/** Issues and what plans them. */
final class PlanningRows {
    private static final String ISSUES = "project.issues";

    static final List<Relation> ALL = List.of(
            group("labels", "group labels").file(PARTLY).direct(PARTLY, "13.9").byValue().note("priorities are lost").at("doc/api/group_labels.md"),
            project("labels", "labels").file(WHOLE).direct(WHOLE, "14.4").byValue().at("doc/api/labels.md"),
            project("label_priorities", "priorities of group labels").byValue().note("a project's own order of its group's labels").at("doc/api/labels.md"),
            group("milestones", "group milestones").file(WHOLE).direct(WHOLE, "13.10").byValue().at("doc/api/group_milestones.md"),
            project("milestones", "milestones").file(WHOLE).direct(WHOLE, "14.5").byValue().note("a title clash gets a suffix").at("doc/api/milestones.md"),
            group("iterations_cadences", "iteration cadences").file(PARTLY).direct(PARTLY, "15.4").writtenPartly()
                    .note("without their settings").at("doc/api/graphql/_index.md"),
            group("iterations", "iterations").file(WHOLE).direct(WHOLE, "13.10").writtenPartly().at("doc/api/group_iterations.md"),
            group("custom_fields", "custom fields").note("over GraphQL").at("doc/user/work_items/custom_fields.md"),
            group("work_item_statuses", "statuses of work items").note("over GraphQL").at("doc/user/work_items/status.md"),
            group("custom_emoji", "custom emoji").note("a reaction with a custom emoji travels only where the emoji is").at("doc/user/emoji_reactions.md"),
            project("issues", "issues").file(WHOLE).direct(WHOLE, "14.4").writtenPartly().byValue().at("doc/api/issues.md"),
            project("issue_notes", "issue comments").file(WHOLE).direct(WHOLE, "14.4").writtenPartly().within(ISSUES).at("doc/api/notes.md"),
            project("work_items", "tasks and other work items").file(WHOLE).direct(WHOLE, "14.4").within(ISSUES).note("over GraphQL").at("doc/user/tasks.md"),
            project("issue_attributes", "assignees, weights and due dates").file(WHOLE).direct(WHOLE, "14.4").within(ISSUES).at("doc/api/issues.md"),
            project("timelogs", "time tracking").file(WHOLE).direct(WHOLE, "14.4").within(ISSUES).at("doc/user/project/time_tracking.md"),
            project("resource_events", "label, milestone and state events").file(WHOLE).direct(WHOLE, "15.4").unwritable().within(ISSUES)
                    .at("doc/api/resource_state_events.md"),
            project("award_emoji", "emoji reactions").file(WHOLE).direct(PARTLY, "14.4").writtenPartly().within(ISSUES)
                    .note("a custom emoji must be at the destination under its name").at("doc/api/emoji_reactions.md"),
            project("issuable_sla", "time to resolution of incidents").file(WHOLE).direct(WHOLE, "14.4").readPartly().unwritable()
                    .at("doc/operations/incident_management/incidents.md"),
            project("issue_links", "issue links").byValue().at("doc/api/issue_links.md"),
            project("related_merge_requests", "related merge requests of issues").direct(PARTLY, "15.6").writtenPartly()
                    .note("GitLab finds them in the texts").at("doc/api/issues.md"),
            group("epics", "epics").file(WHOLE).direct(WHOLE, "13.7").writtenPartly().byValue()
                    .note("17.0 to 17.2 gave them to the importer").at("doc/api/epics.md"),
            group("epic_links", "parents of epics").file(WHOLE).direct(WHOLE, "13.7").byValue().at("doc/api/epic_links.md"),
            project("epic_issues", "epics of issues").file(WHOLE).direct(WHOLE, "14.4").byValue().at("doc/api/epic_issues.md"),
            project("boards", "issue boards").file(WHOLE).direct(WHOLE, "14.4").byValue().at("doc/api/boards.md"),
            group("boards", "group issue boards").file(WHOLE).direct(WHOLE, "13.7").byValue().at("doc/api/group_boards.md"),
            group("epic_boards", "epic boards").file(WHOLE).direct(WHOLE, "13.7").writtenPartly().note("over GraphQL").at("doc/api/group_epic_boards.md"),
            project("service_desk_setting", "Service Desk settings").file(PARTLY).direct(WHOLE, "14.6").readPartly().writtenPartly()
                    .note("without outgoing name and template").at("doc/user/project/service_desk/configure.md"),
            user("todos", "to-do items").writtenPartly().note("only as the user whose they are").at("doc/api/todos.md"),
            user("notification_settings", "notification settings").writtenPartly().note("only as the user whose they are").at("doc/api/notification_settings.md"),
            user("subscriptions", "subscriptions").readPartly().writtenPartly().note("only as the user whose they are").at("doc/api/issues.md"));

    private PlanningRows() {}
}

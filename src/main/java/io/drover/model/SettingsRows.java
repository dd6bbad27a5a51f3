package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;
import static io.drover.model.Row.user;
import static io.drover.model.Row.instance;

import java.util.List;

/** Settings and what hangs on a project or group as a whole. */
final class SettingsRows {
    private static final String SETTINGS = "project.settings";

    static final List<Relation> ALL = List.of(
            group("badges", "group badges").file(WHOLE).direct(WHOLE, "13.11").byValue().at("doc/api/group_badges.md"),
            project("project_badges", "badges").file(WHOLE).direct(WHOLE, "14.6").byValue().at("doc/api/project_badges.md"),
            group("settings", "group settings").file(PARTLY).direct(PARTLY, "14.10").byValue().at("doc/api/groups.md"),
            group("namespace_settings", "namespace settings").file(PARTLY).direct(PARTLY, "14.10").within("group.settings")
                    .note("one of the settings: no sharing outside the hierarchy").at("doc/api/groups.md"),
            project("settings", "project settings").file(PARTLY).direct(PARTLY, "14.6").byValue().at("doc/api/projects.md"),
            project("project_feature", "visibility of features").file(WHOLE).direct(WHOLE, "14.6").within(SETTINGS).at("doc/api/projects.md"),
            project("topics", "topics of projects").file(WHOLE).within(SETTINGS).at("doc/api/projects.md"),
            project("archived", "archived flags").file(WHOLE).direct(WHOLE, "14.6").within(SETTINGS)
                    .note("set last: an archived project takes no writes").at("doc/user/project/working_with_projects.md"),
            instance("topics", "topics").byValue().note("without their pictures").at("doc/api/topics.md"),
            user("custom_attributes", "custom attributes of users").at("doc/api/custom_attributes.md"),
            group("custom_attributes", "custom attributes of groups").byValue().at("doc/api/custom_attributes.md"),
            project("custom_attributes", "custom attributes").file(WHOLE).byValue().note("for administrators").at("doc/api/custom_attributes.md"),
            project("fork_network", "fork relations").readPartly().writtenPartly().byValue().note("both projects must be there").at("doc/api/project_forks.md"),
            project("starrers", "stars").writtenPartly().note("only as the user whose they are").at("doc/api/project_starring.md"),
            project("user_contributions", "activity").file(PARTLY).direct(PARTLY, "14.4").unwritable().note("pushes stay behind").at("doc/api/events.md"),
            project("error_tracking_setting", "error tracking").file(PARTLY).secret("token").note("without its token").at("doc/api/error_tracking.md"),
            project("alert_management_integrations", "endpoints for alerts").secret("token").note("over GraphQL; a new token is made")
                    .at("doc/operations/incident_management/integrations.md"),
            project("redirects", "redirects from the old path").unreadable().unwritable().note("drover links writes a map for the old host")
                    .at("doc/user/project/repository/_index.md"));

    private SettingsRows() {}
}

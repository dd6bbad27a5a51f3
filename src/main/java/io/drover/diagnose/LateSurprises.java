package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.DIFFERS;
import static io.drover.problem.Fact.Kind.RELATION;
import static io.drover.problem.Fact.Kind.RULE;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What shows only when people are back at work. */
final class LateSurprises {
    static final List<FailureMode> ALL = List.of(
            mode("MERGE_BLOCKED_BY_PIPELINE", Actor.YOU,
                    "Merge requests wait for a pipeline for ever",
                    "The merge widget spins; \"Pipelines must succeed\".",
                    "Imported pipelines do not count as the head pipeline of a merge request.",
                    "Run a pipeline on the branch, or switch \"Pipelines must succeed\" off for the first days.",
                    "issue 393015"),
            mode("SCHEDULES_INACTIVE", Actor.YOU,
                    "Pipeline schedules do not run",
                    "Schedules are inactive and owned by the migration user.",
                    "An import switches schedules off and gives them to the importer, so that nothing runs twice.",
                    "Let their owners take ownership and activate them after the cutover.",
                    "doc/user/project/settings/import_export.md",
                    sign(RELATION, "pipeline_schedules"),
                    sign(RULE, "schedule-inactive"),
                    sign(RULE, "schedule-owner")),
            mode("LINKS_LEAD_TO_OLD_HOST", Actor.YOU,
                    "Links in texts lead to the old host",
                    "Descriptions, notes, wikis and CI files name the source.",
                    "Only links within the moved path are rewritten; those to other groups stay.",
                    "Keep the old host answering with redirects; rewrite after the last wave.",
                    "doc/user/group/import/_index.md"),
            mode("CI_INCLUDES_OLD_HOST", Actor.YOU,
                    "Pipelines fail because they include files or images of the old host",
                    "Jobs fail on include:remote, on images and packages of the old registry, on submodules.",
                    "Nothing rewrites repositories.",
                    "Search for the old host name in .gitlab-ci.yml, .gitmodules, Dockerfiles and package configuration before the window.",
                    "doc/ci/yaml/includes.md"),
            mode("RUNNERS_NOT_REGISTERED", Actor.DESTINATION_ADMIN,
                    "No runner picks up the jobs",
                    "Jobs stay pending.",
                    "Runners are registered with an instance; nothing moves them, and their tags are needed.",
                    "Register runners at the destination with the same tags before the first push.",
                    "doc/ci/runners/_index.md"),
            mode("LABEL_PRIORITIES_LOST", Actor.YOU,
                    "Labels of a group lost their priority",
                    "Sorting by label priority gives another order.",
                    "Neither archive nor direct transfer carries priorities of group labels.",
                    "Set them again; the source still shows them.",
                    "doc/user/group/import/migrated_items.md",
                    sign(RELATION, "group_labels"),
                    sign(RULE, "group-label-priority")),
            mode("PROJECT_ARRIVED_PRIVATE", Actor.DESTINATION_ADMIN,
                    "A project arrived with less visibility",
                    "Internal or public projects are private.",
                    "Visibility is capped by the group and by restricted levels; groups from archives are private outside a parent.",
                    "Raise the group first, then the project.",
                    "doc/user/project/settings/import_export.md",
                    sign(RULE, "visibility-capped")),
            mode("FORKS_LOST_THEIR_PARENT", Actor.YOU,
                    "Forks are not connected any more",
                    "Merge requests cannot be opened from a fork.",
                    "No method carries the relation of forks.",
                    "Connect them with POST /projects/:id/fork/:forked_from_id as Owner.",
                    "doc/api/project_forks.md"),
            mode("IMAGES_NOT_IN_REGISTRY", Actor.YOU,
                    "Container images are missing",
                    "Deployments cannot pull.",
                    "No method of GitLab's carries the registry.",
                    "Copy them over the registry protocol before the cutover.",
                    "doc/user/packages/container_registry/_index.md",
                    sign(RELATION, "container_repositories"),
                    sign(DIFFERS, "container_repositories")),
            mode("CHANGED_AFTER_EXPORT", Actor.YOU,
                    "Work done after the export is missing",
                    "Commits, issues or comments of the last hours are only at the source.",
                    "An export is a picture of one moment; there is no delta.",
                    "Freeze the source during the window; `drover verify` names what is only at the source.",
                    "doc/user/group/import/_index.md",
                    sign(CODE, "NOT_AT_DESTINATION"),
                    sign(DIFFERS, "repository"),
                    sign(DIFFERS, "issues"),
                    sign(DIFFERS, "merge_requests")));

    private LateSurprises() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.AFTERWARDS, code, actor, title, symptom, cause, fix, source, signs);
    }
}

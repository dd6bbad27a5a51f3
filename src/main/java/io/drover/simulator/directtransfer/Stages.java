package io.drover.simulator.directtransfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is brought, and in which order. Whatever is not in these lists does not arrive: protected tags, CI/CD settings, custom attributes, variables, hooks, keys
 * (doc/user/group/import/migrated_items.md).
 */
final class Stages {
    private Stages() {}

    static List<Step> of(Transfer transfer) {
        List<Step> steps = new ArrayList<>(transfer.project() ? project() : group(transfer));
        if (transfer.entity().flag("migrate_memberships")) {
            steps.add(Step.asking("members", 1, new MembersPipeline()));
        }
        steps.removeIf(step -> !transfer.sourceVersion().atLeast(step.since()));
        steps.removeIf(step -> step.pipeline() instanceof RecordsPipeline records && !records.known(transfer));
        steps.sort(Comparator.comparingInt(Step::stage));
        return List.copyOf(steps);
    }

    private static List<Step> project() {
        return List.of(
                Step.asking("project", 0, new ProjectPipeline()).aborting(),
                Step.reading("repository", 1, new RepositoryPipeline()).named("repository_bundle").aborting().since(15, 1),
                Step.reading("self", 1, new ProjectAttributesPipeline()),
                Step.records("labels", 2),
                Step.records("milestones", 2),
                Step.asking("badges", 2, new BadgesPipeline()),
                Step.records("issues", 3),
                Step.records("snippets", 3),
                Step.asking("snippets_repository", 4, new SnippetRepositoriesPipeline()),
                Step.records("boards", 4),
                Step.records("merge_requests", 4),
                Step.records("external_pull_requests", 4),
                Step.records("protected_branches", 4),
                Step.records("project_feature", 4),
                Step.records("container_expiration_policy", 4),
                Step.records("service_desk_setting", 4),
                Step.records("releases", 4),
                Step.records("push_rule", 4),
                Step.records("ci_pipelines", 5),
                Step.records("commit_notes", 5).since(15, 10),
                Step.asking("wiki", 5, new WikiPipeline()),
                Step.reading("uploads", 5, new UploadsPipeline()),
                Step.reading("lfs_objects", 5, new LfsObjectsPipeline()),
                Step.reading("design", 5, new DesignPipeline()).since(15, 1),
                Step.records("auto_devops", 5),
                Step.records("pipeline_schedules", 5),
                Step.asking("references", 5, new ReferencesPipeline()),
                Step.asking("finisher", 7, new ProjectFinisher()));
    }

    private static List<Step> group(Transfer transfer) {
        List<Step> steps = new ArrayList<>(List.of(
                Step.asking("group", 0, new GroupPipeline()).aborting(),
                Step.reading("self", 1, new GroupAttributesPipeline()).named("group_attributes"),
                Step.records("namespace_settings", 1).since(15, 0),
                Step.records("labels", 1),
                Step.records("milestones", 1),
                Step.asking("badges", 1, new BadgesPipeline()),
                Step.records("boards", 2),
                Step.records("epics", 2),
                Step.reading("uploads", 2, new UploadsPipeline()),
                Step.asking("wiki", 2, new WikiPipeline()),
                Step.asking("subgroups", 3, new SubgroupsPipeline())));
        if (transfer.entity().flag("migrate_projects") && transfer.sourceVersion().atLeast(GitLabVersion.LEAST_FOR_PROJECTS)) {
            steps.add(Step.asking("project_entities", 2, new ProjectsPipeline()));
        }
        return steps;
    }
}

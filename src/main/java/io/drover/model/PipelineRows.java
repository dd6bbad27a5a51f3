package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;
import static io.drover.model.Row.instance;

import java.util.List;

/** CI/CD. */
final class PipelineRows {
    private static final String HIDDEN = "hidden values cannot be read";
    private static final String NEW_TOKEN = "a new token is made";

    static final List<Relation> ALL = List.of(
            instance("ci_variables", "instance CI/CD variables").secret("value").byValue().note(HIDDEN).at("doc/api/instance_level_ci_variables.md"),
            group("ci_variables", "group CI/CD variables").secret("value").byValue().note(HIDDEN).at("doc/api/group_level_variables.md"),
            project("ci_variables", "CI/CD variables").secret("value").byValue().note(HIDDEN).at("doc/api/project_level_variables.md"),
            project("ci_pipelines", "pipelines").file(PARTLY).direct(PARTLY, "14.6").unwritable().byValue()
                    .note("records only: no logs, artifacts or child pipelines").at("doc/api/pipelines.md"),
            project("child_pipelines", "child pipelines").unwritable().within("project.ci_pipelines").at("doc/ci/pipelines/downstream_pipelines.md"),
            project("job_traces", "job logs").unwritable().note("can be downloaded and kept elsewhere").at("doc/api/jobs.md"),
            project("job_artifacts", "job artifacts").unwritable().note("can be downloaded and kept elsewhere").at("doc/api/job_artifacts.md"),
            project("pipeline_schedules", "pipeline schedules").file(PARTLY).direct(PARTLY, "14.8").byValue()
                    .note("arrive inactive, owned by the importer, without variables").at("doc/api/pipeline_schedules.md"),
            project("pipeline_schedule_variables", "variables of pipeline schedules").within("project.pipeline_schedules").at("doc/api/pipeline_schedules.md"),
            project("triggers", "pipeline triggers").secret("token").byValue().note(NEW_TOKEN).at("doc/api/pipeline_triggers.md"),
            instance("runners", "instance runners").secret("token").note(NEW_TOKEN).at("doc/api/runners.md"),
            group("runners", "group runners").secret("token").byValue().note(NEW_TOKEN).at("doc/api/runners.md"),
            project("runners", "project runners").secret("token").byValue().note(NEW_TOKEN).at("doc/api/runners.md"),
            project("environments", "environments").byValue().at("doc/api/environments.md"),
            group("protected_environments", "protected environments of groups").byValue().at("doc/api/group_protected_environments.md"),
            project("protected_environments", "protected environments").file(PARTLY).byValue().at("doc/api/protected_environments.md"),
            project("deployments", "deployments").writtenPartly().note("status and commit only").at("doc/api/deployments.md"),
            project("feature_flags_user_lists", "user lists of feature flags").byValue().at("doc/api/feature_flag_user_lists.md"),
            project("feature_flags", "feature flags").byValue().at("doc/api/feature_flags.md"),
            project("ci_cd_settings", "CI/CD settings").file(WHOLE).direct(PARTLY, "14.6").within("project.settings").at("doc/api/projects.md"),
            project("auto_devops", "Auto DevOps").file(WHOLE).direct(WHOLE, "14.6").within("project.settings").at("doc/topics/autodevops/_index.md"),
            project("job_token_scope", "job token allowlist").byValue().at("doc/api/project_job_token_scopes.md"),
            project("freeze_periods", "deploy freezes").byValue().at("doc/api/freeze_periods.md"),
            project("resource_groups", "resource groups").writtenPartly().byValue().note("GitLab makes them when a job names them").at("doc/api/resource_groups.md"),
            project("terraform_states", "Terraform states").byValue().note("the newest version of each; one that is there already is left alone")
                    .at("doc/administration/terraform_state.md"),
            project("cluster_agents", "agents for Kubernetes").secret("token").byValue().note(NEW_TOKEN).at("doc/api/cluster_agents.md"),
            project("secure_files", "secure files").byDigest().at("doc/api/secure_files.md"),
            project("ci_catalog", "entry in the CI/CD catalog").unwritable().note("publish it again").at("doc/ci/components/_index.md"));

    private PipelineRows() {}
}

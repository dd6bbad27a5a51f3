package io.drover.verify;

import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** CI/CD (doc/api/project_level_variables.md, pipelines.md, pipeline_schedules.md, environments.md, feature_flags.md). */
final class PipelineComparisons {
    private static final Shape VARIABLE = shape().values("key", "variable_type", "environment_scope")
            .secrets("value")
            .flags("protected", "masked", "hidden", "raw")
            .texts("description")
            .ignore(ID, "id")
            .done();

    private static final Shape SCHEDULE_VARIABLE =
            shape().values("key", "variable_type").secrets("value").flags("raw").ignore(ID, "id").done();

    private static final Shape INPUT = shape().values("name").secrets("value").done();

    private static final Shape SCHEDULE = shape().texts("description")
            .values("ref", "cron", "cron_timezone")
            .flags("active")
            .user("owner")
            .records("variables", "variable", SCHEDULE_VARIABLE, "key")
            .records("inputs", "input", INPUT, "name")
            .ignore(ID, "id")
            .ignore(CLOCK, "next_run_at", "last_pipeline")
            .ignore(TOUCHED, "created_at", "updated_at")
            .done();

    private static final Shape PIPELINE = shape().values("iid", "sha", "ref", "status", "source", "name", "coverage", "duration")
            .flags("tag")
            .user("user")
            .times("created_at", "started_at", "finished_at")
            .ignore(ID, "id", "project_id")
            .ignore(URL, "web_url", "detailed_status")
            .ignore(TOUCHED, "updated_at", "committed_at")
            .ignore(DERIVED, "before_sha", "yaml_errors", "queued_duration", "archived", "jobs")
            .done();

    private static final Shape ENVIRONMENT = shape().values("name", "external_url", "tier", "state", "auto_stop_setting")
            .texts("description")
            .ignore(ID, "id", "cluster_agent", "kubernetes_namespace", "flux_resource_path")
            .ignore(DERIVED, "slug", "last_deployment", "enable_advanced_logs_querying", "logs_api_path")
            .ignore(TOUCHED, "created_at", "updated_at", "auto_stop_at")
            .done();

    private static final Shape FLAG_SCOPE = shape().values("environment_scope").ignore(ID, "id").done();

    private static final Shape STRATEGY = shape().values("name", "parameters", "user_list.name")
            .records("scopes", "scope", FLAG_SCOPE, "environment_scope")
            .ignore(ID, "id")
            .done();

    private static final Shape FEATURE_FLAG = shape().values("name", "version")
            .texts("description")
            .flags("active")
            .records("strategies", "strategy", STRATEGY)
            .ignore(TOUCHED, "created_at", "updated_at")
            .ignore("the legacy form of strategies", "scopes")
            .done();

    private static final Shape TRIGGER = shape().texts("description")
            .secrets("token")
            .user("owner")
            .ignore(ID, "id")
            .ignore(TOUCHED, "created_at", "updated_at", "last_used")
            .ignore(CLOCK, "expires_at")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.INSTANCE_VARIABLES, SAME, VARIABLE),
            new Comparison(Relations.CI_VARIABLES, SAME, VARIABLE),
            new Comparison(Relations.GROUP_VARIABLES, SAME, VARIABLE),
            new Comparison(Relations.PIPELINE_SCHEDULES, SAME, SCHEDULE),
            new Comparison(Relations.CI_PIPELINES, SAME, PIPELINE),
            new Comparison(Relations.ENVIRONMENTS, SAME, ENVIRONMENT),
            new Comparison(Relations.FEATURE_FLAGS, SAME, FEATURE_FLAG),
            new Comparison(Relations.TRIGGERS, SAME, TRIGGER));

    private PipelineComparisons() {}
}

package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.FIELD;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.RULE;
import static io.drover.problem.Fact.Kind.SIDE;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STATUS;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What the API refuses while the rest is re-created. */
final class ComplementFailures {
    static final List<FailureMode> ALL = List.of(
            mode("VARIABLE_CANNOT_BE_MASKED", Actor.YOU,
                    "A masked variable's value breaks the destination's rule",
                    "400 at POST /projects/:id/variables or /groups/:id/variables.",
                    "Masked values must be one line of at least 8 characters from a fixed alphabet; older values may not be.",
                    "Enter it unmasked, or change the value.",
                    "doc/ci/variables/_index.md",
                    sign(ENDPOINT, "/projects/:id/variables").and(STATUS, "400"),
                    sign(ENDPOINT, "/projects/:id/variables").and(STATUS, "400").and(FIELD, "value"),
                    sign(ENDPOINT, "/groups/:id/variables").and(STATUS, "400").and(FIELD, "value"),
                    sign(ENDPOINT, "/groups/:id/variables").and(STATUS, "400")),
            mode("SECRETS_CANNOT_BE_READ", Actor.YOU,
                    "Secrets cannot be read from the source",
                    "Variables without value, webhooks without token, triggers, deploy tokens and integrations that do not work.",
                    "GitLab never gives out hidden variables, webhook tokens, deploy and trigger tokens and passwords of integrations.",
                    "Enter them by hand from the list \"to re-enter\" in the report, before the first pipeline.",
                    "doc/ci/variables/_index.md; doc/api/project_webhooks.md",
                    sign(RULE, "hidden-value"),
                    sign(RULE, "hidden-variable-by-hand"),
                    sign(RULE, "webhook-token"),
                    sign(RULE, "webhook-by-hand"),
                    sign(RULE, "integration-by-hand"),
                    sign(RULE, "new-token")),
            mode("WEBHOOK_URL_BLOCKED", Actor.DESTINATION_ADMIN,
                    "A webhook leads to an address that the destination does not call",
                    "422 at POST /projects/:id/hooks; or hooks that fail on the first event.",
                    "Private addresses are blocked by the filter for outbound requests; GitLab.com cannot reach a private network at all.",
                    "Allow the address at the destination, or publish the receiver.",
                    "doc/security/webhooks.md",
                    sign(ENDPOINT, "/projects/:id/hooks").and(STATUS, "422"),
                    sign(ENDPOINT, "/groups/:id/hooks").and(STATUS, "422"),
                    sign(ENDPOINT, "/projects/:id/hooks").and(STATUS, "400")),
            mode("DEPLOY_KEY_KNOWN_ELSEWHERE", Actor.DESTINATION_ADMIN,
                    "A deploy key exists already on the instance",
                    "400 at POST /projects/:id/deploy_keys: fingerprint has already been taken.",
                    "A key has one record on an instance; it is enabled for a further project, not created again.",
                    "Drover enables it; where the token may not see it, enable it by hand in the project's settings.",
                    "doc/api/deploy_keys.md",
                    sign(ENDPOINT, "/projects/:id/deploy_keys").and(STATUS, "400"),
                    sign(ENDPOINT, "/projects/:id/deploy_keys/:key_id/enable").and(STATUS, "404")),
            mode("SCHEDULE_LIMIT_REACHED", Actor.DESTINATION_ADMIN,
                    "The plan allows no more pipeline schedules",
                    "400 at POST /projects/:id/pipeline_schedules.",
                    "GitLab.com allows 10 schedules a project on the free tier, 50 on paid ones.",
                    "Merge schedules, or have the limit raised.",
                    "doc/user/gitlab_com/_index.md",
                    sign(ENDPOINT, "/projects/:id/pipeline_schedules").and(STATUS, "400"),
                    sign(ENDPOINT, "/projects/:id/pipeline_schedules").and(STATUS, "400").and(FINDING, "schedule-limit")),
            mode("FEATURE_OFF_IN_PROJECT", Actor.YOU,
                    "The feature is switched off in the project",
                    "403 or 404 at the list of a relation (environments, feature flags, packages, registry).",
                    "A project's feature can be disabled at the source or the destination, or be missing from the licence.",
                    "Enable it for the window or accept the loss; the report names the relation.",
                    "doc/user/project/settings/project_features_permissions.md",
                    sign(CODE, "GITLAB_FEATURE_OFF"),
                    sign(CODE, "GITLAB_NOT_FOUND").and(STAGE, "complement"),
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(STAGE, "complement")),
            mode("PROJECT_IS_ARCHIVED", Actor.YOU,
                    "The project is archived and takes no writes",
                    "403 from every write below the project.",
                    "Archived projects are read-only.",
                    "Unarchive it and retry the item: Drover archives again at the end.",
                    "doc/user/project/working_with_projects.md",
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(STAGE, "complement").and(SIDE, "destination").and(FINDING, "archived-projects")),
            mode("PREMIUM_FEATURE_MISSING", Actor.DESTINATION_ADMIN,
                    "The licence of the destination lacks the feature",
                    "403 or 404 at approval rules, push rules, protected environments, group webhooks.",
                    "These belong to Premium and Ultimate.",
                    "Have the licence activated before the window, or drop the relation from the plan.",
                    "https://about.gitlab.com/pricing/feature-comparison/",
                    sign(ENDPOINT, "/projects/:id/approval_rules").and(STATUS, "404").and(STAGE, "complement"),
                    sign(ENDPOINT, "/projects/:id/approval_rules").and(STATUS, "403").and(STAGE, "complement"),
                    sign(ENDPOINT, "/projects/:id/push_rule").and(STATUS, "404").and(STAGE, "complement"),
                    sign(ENDPOINT, "/projects/:id/protected_environments").and(STATUS, "404").and(STAGE, "complement"),
                    sign(ENDPOINT, "/groups/:id/hooks").and(STATUS, "404").and(STAGE, "complement"),
                    sign(ENDPOINT, "/groups/:id/hooks").and(STATUS, "403").and(STAGE, "complement")),
            mode("INSTANCE_ERROR_500", Actor.DESTINATION_ADMIN,
                    "The instance failed inside",
                    "500 with a correlation id.",
                    "An error of the instance's own: a bug, a broken record, a database under repair.",
                    "Look up the correlation id in production_json.log and exceptions_json.log; retry the item.",
                    "doc/administration/logs/tracing_correlation_id.md",
                    sign(CODE, "GITLAB_FAILED")));

    private ComplementFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.COMPLEMENT, code, actor, title, symptom, cause, fix, source, signs);
    }
}

package io.drover.report;

import io.drover.model.Relation;
import java.util.Map;

/** On which page of a group or project a secret is entered; doc/ci/variables/_index.md, doc/user/project/integrations/_index.md and their like. */
final class SecretPages {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("ci_variables", "Settings > CI/CD > Variables"),
            Map.entry("pipeline_schedules", "Build > Pipeline schedules"),
            Map.entry("triggers", "Settings > CI/CD > Pipeline trigger tokens"),
            Map.entry("runners", "Settings > CI/CD > Runners"),
            Map.entry("cluster_agents", "Operate > Kubernetes clusters"),
            Map.entry("hooks", "Settings > Webhooks"),
            Map.entry("integrations", "Settings > Integrations"),
            Map.entry("deploy_tokens", "Settings > Repository > Deploy tokens"),
            Map.entry("access_tokens", "Settings > Access tokens"),
            Map.entry("remote_mirrors", "Settings > Repository > Mirroring repositories"),
            Map.entry("pull_mirror", "Settings > Repository > Mirroring repositories"),
            Map.entry("pages_domains", "Deploy > Pages"),
            Map.entry("error_tracking_setting", "Settings > Monitor > Error tracking"),
            Map.entry("alert_management_integrations", "Settings > Monitor > Alerts"));

    private SecretPages() {}

    static String of(Relation relation) {
        return BY_NAME.getOrDefault(relation.name(), "Settings");
    }
}

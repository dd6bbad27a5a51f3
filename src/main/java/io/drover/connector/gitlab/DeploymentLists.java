package io.drover.connector.gitlab;

import static io.drover.connector.gitlab.RelationEndpoint.list;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The lists of what deploys, and of who and what may: runners, agents, mirrors, Pages. The documentation page of each is doc/api/ and the path's last word. */
final class DeploymentLists {
    private DeploymentLists() {}

    static List<RelationEndpoint> all() {
        return List.of(
                list(Relations.USER_LISTS, "/projects/:id/feature_flags_user_lists", "name", "name", "user_xids").feature("feature_flags"),
                list(Relations.FREEZE_PERIODS, "/projects/:id/freeze_periods", "freeze_start", "freeze_start", "freeze_end", "cron_timezone")
                        .keyed(DeploymentLists::freeze),
                list(Relations.RESOURCE_GROUPS, "/projects/:id/resource_groups", "key", "key", "process_mode").feature("builds"),
                list(Relations.DEPLOYMENTS, "/projects/:id/deployments", "iid", "iid", "ref", "sha", "status", "created_at", "environment")
                        .feature("environments"),
                list(Relations.CLUSTER_AGENTS, "/projects/:id/cluster_agents", "name", "name").missing(agent -> List.of("token")).feature("infrastructure"),
                runners(Relations.RUNNERS, "/projects/:id/runners", "project_type"),
                runners(Relations.GROUP_RUNNERS, "/groups/:id/runners", "group_type"),
                list(Relations.REMOTE_MIRRORS, "/projects/:id/remote_mirrors", "url",
                                "url", "enabled", "only_protected_branches", "keep_divergent_refs", "auth_method", "mirror_branch_regex")
                        .keyed(Keys::hook)
                        .shaped(mirror -> mirror.put("url", Keys.hook(mirror)))
                        .missing(DeploymentLists::mirrorSecrets)
                        .feature("repository"),
                list(Relations.PAGES_DOMAINS, "/projects/:id/pages/domains", "domain", "domain", "auto_ssl_enabled", "certificate")
                        .shaped(DeploymentLists::domain)
                        .missing(DeploymentLists::domainSecrets)
                        .feature("pages"),
                list(Relations.GROUP_ACCESS_TOKENS, "/groups/:id/access_tokens", "name", "name", "scopes", "access_level", "expires_at", "description")
                        .only(token -> !Json.flag(token, "revoked"))
                        .missing(token -> List.of("token")));
    }

    /** Lists also show runners of groups above and of the instance (doc/api/runners.md). */
    private static RelationEndpoint runners(Relation relation, String path, String type) {
        return list(relation, path, "description", "description", "runner_type", "paused")
                .asking("type", type)
                .missing(runner -> List.of("token"));
    }

    private static String freeze(ObjectNode node) {
        return Json.text(node, "freeze_start", "") + " - " + Json.text(node, "freeze_end", "") + " " + Json.text(node, "cron_timezone", "UTC");
    }

    /** The address comes with asterisks where it holds a user and a password (doc/api/remote_mirrors.md). */
    private static List<String> mirrorSecrets(ObjectNode mirror) {
        List<String> missing = new ArrayList<>();
        if (Json.text(mirror, "url", "").contains("*****")) {
            missing.add("user and password in the address");
        }
        if (Json.text(mirror, "auth_method", "").equals("ssh_public_key")) {
            missing.add("public key, at the mirror's host");
        }
        return missing;
    }

    /** What the certificate says by itself; when it runs out is the clock's affair. */
    private static ObjectNode domain(ObjectNode node) {
        node.put("certified", node.path("certificate").has("certificate"));
        node.remove("certificate");
        return node;
    }

    private static List<String> domainSecrets(ObjectNode domain) {
        boolean own = domain.path("certificate").has("certificate") && !Json.flag(domain, "auto_ssl_enabled");
        return own ? List.of("certificate", "key", "DNS record of the verification") : List.of("DNS record of the verification");
    }
}

package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What deploys, and who and what may: user lists of feature flags, protected environments, deploy freezes, secure files, agents, mirrors. */
final class DeploymentLoader {
    private final Loading loading;
    private final Row project;

    DeploymentLoader(Loading loading, Row project) {
        this.loading = loading;
        this.project = project;
    }

    /** Before the feature flags, which name lists by their id. */
    void userLists(JsonNode record) {
        long iid = 0;
        for (JsonNode each : record.path("feature_flags_user_lists")) {
            iid++;
            insert("operations_user_lists", each, Map.of("iid", iid));
        }
    }

    void load(JsonNode record) {
        record.path("protected_environments").forEach(this::protectedEnvironment);
        record.path("freeze_periods").forEach(each -> insert("ci_freeze_periods", each, Map.of("cron_timezone", "UTC")));
        record.path("resource_groups").forEach(each -> insert("ci_resource_groups", each, Map.of("process_mode", "unordered")));
        record.path("secure_files").forEach(this::secureFile);
        record.path("terraform_states").forEach(this::terraformState);
        record.path("cluster_agents").forEach(each -> insert("cluster_agents", each, Map.of()));
        record.path("runners").forEach(each -> insert("ci_runners", each, Map.of("runner_type", "project_type", "paused", false, "token", "glrt-" + loading.hex(20))));
        Map<String, Object> mirror = Map.of("enabled", true, "only_protected_branches", false, "keep_divergent_refs", false, "auth_method", "password");
        record.path("remote_mirrors").forEach(each -> insert("remote_mirrors", each, mirror));
        record.path("pages_domains").forEach(each -> insert("pages_domains", each, Map.of("verified", true, "verification_code", loading.hex(32))));
        record.path("deployments").forEach(each -> insert("deployments", each, Map.of("status", "success", "tag", false)));
    }

    /** Paths of projects and groups, once all exist. */
    void jobTokenAllowlist(JsonNode record) {
        JsonNode allowed = record.path("job_token_allowlist");
        allowed.path("projects").forEach(path -> allow("target_project_id", loading.project(path.asString())));
        allowed.path("groups").forEach(path -> allow("target_group_id", loading.group(path.asString())));
    }

    private void allow(String column, Row target) {
        loading.instance().db().table("ci_job_token_scope_links").insert(Map.of("source_project_id", project.id(), column, target.id()));
    }

    private Row insert(String table, JsonNode record, Map<String, ? extends @Nullable Object> defaults) {
        return loading.insert(table, record, "project_id", project, defaults);
    }

    private void protectedEnvironment(JsonNode record) {
        Row environment = loading.insert("protected_environments", record, "project_id", project);
        record.path("deploy").forEach(each -> access("protected_environment_deploy_access_levels", environment, each, 0));
        record.path("approve").forEach(each -> access("protected_environment_approval_rules", environment, each, 1));
    }

    /** A level, or a person by username. */
    private void access(String table, Row environment, JsonNode who, long approvals) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("protected_environment_id", environment.id());
        if (who.isNumber()) {
            columns.put("access_level", who.asLong());
        } else {
            columns.put("user_id", loading.user(who.asString()).id());
        }
        if (approvals > 0) {
            columns.put("required_approvals", approvals);
        }
        loading.instance().db().table(table).insert(columns);
    }

    private void secureFile(JsonNode record) {
        byte[] bytes = record.path("text").asString("").getBytes(StandardCharsets.UTF_8);
        Row file = insert("ci_secure_files", record, Map.of());
        file.set("text", null).set("content", Base64.getEncoder().encodeToString(bytes)).set("checksum", sha256(bytes));
    }

    /** {@code name} and {@code serial}; what it holds follows from them. */
    private void terraformState(JsonNode record) {
        Row state = insert("terraform_states", record, Map.of());
        String text = "{\"version\":4,\"serial\":" + state.number("serial") + ",\"lineage\":\"" + state.text("name") + "\",\"outputs\":{},\"resources\":[]}";
        loading.instance().db().table("terraform_state_versions").insert(Map.of(
                "terraform_state_id", state.id(),
                "version", state.number("serial"),
                "file", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                "created_at", loading.instance().time().now()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

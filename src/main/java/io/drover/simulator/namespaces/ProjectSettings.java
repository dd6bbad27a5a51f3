package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a project that are plain values: what they are called, their defaults, how they are read from a request and shown
 * (doc/api/projects.md). Feature levels are kept as GitLab keeps them: 0 disabled, 10 private, 20 enabled, 30 public.
 */
public final class ProjectSettings {
    private static final long DISABLED = 0;
    private static final long PRIVATE = 10;
    private static final long ENABLED = 20;
    private static final long PUBLIC = 30;

    /** {@code issues_access_level} and its like, with their defaults. */
    private static final Map<String, Long> FEATURES = new LinkedHashMap<>();

    /** The older switches for the same features. */
    private static final Map<String, String> SWITCHES = Map.of(
            "issues_enabled", "issues_access_level",
            "merge_requests_enabled", "merge_requests_access_level",
            "wiki_enabled", "wiki_access_level",
            "jobs_enabled", "builds_access_level",
            "snippets_enabled", "snippets_access_level",
            "container_registry_enabled", "container_registry_access_level");

    private static final Map<String, Boolean> FLAGS = new LinkedHashMap<>();
    private static final Map<String, @Nullable Object> VALUES = new LinkedHashMap<>();
    private static final Map<String, List<String>> CHOICES = Map.of(
            "squash_option", List.of("never", "always", "default_on", "default_off"),
            "auto_cancel_pending_pipelines", List.of("enabled", "disabled"),
            "build_git_strategy", List.of("fetch", "clone"),
            "auto_devops_deploy_strategy", List.of("continuous", "manual", "timed_incremental"));

    static {
        for (String feature : List.of(
                "issues", "repository", "merge_requests", "forking", "wiki", "builds", "snippets", "pages", "analytics",
                "container_registry", "releases", "environments", "feature_flags", "infrastructure", "monitor", "model_experiments",
                "model_registry", "requirements", "package_registry")) {
            FEATURES.put(feature + "_access_level", ENABLED);
        }
        FEATURES.put("security_and_compliance_access_level", PRIVATE);
        for (String on : List.of(
                "shared_runners_enabled", "group_runners_enabled", "lfs_enabled", "request_access_enabled", "emails_enabled",
                "show_default_award_emojis", "show_diff_preview_in_email", "printing_merge_request_link_enabled",
                "remove_source_branch_after_merge", "autoclose_referenced_issues", "enforce_auth_checks_on_uploads",
                "warn_about_potentially_unwanted_characters", "keep_latest_artifact", "ci_forward_deployment_enabled",
                "ci_forward_deployment_rollback_allowed", "ci_separated_caches", "public_builds", "packages_enabled",
                "ci_job_token_scope_enabled", "ci_allow_fork_pipelines_to_run_in_parent_project")) {
            FLAGS.put(on, true);
        }
        for (String off : List.of(
                "only_allow_merge_if_pipeline_succeeds", "only_allow_merge_if_all_discussions_are_resolved",
                "only_allow_merge_if_all_status_checks_passed", "allow_merge_on_skipped_pipeline", "resolve_outdated_diff_discussions",
                "auto_devops_enabled", "restrict_user_defined_variables", "ci_push_repository_for_job_token_allowed",
                "merge_pipelines_enabled", "merge_trains_enabled", "merge_trains_skip_train_allowed", "mirror", "service_desk_enabled",
                "pre_receive_secret_detection_enabled", "prevent_merge_without_jira_issue")) {
            FLAGS.put(off, false);
        }
        VALUES.put("description", null);
        VALUES.put("ci_config_path", null);
        VALUES.put("build_timeout", 3600L);
        VALUES.put("ci_default_git_depth", 20L);
        VALUES.put("build_git_strategy", "fetch");
        VALUES.put("auto_cancel_pending_pipelines", "enabled");
        VALUES.put("auto_devops_deploy_strategy", "continuous");
        VALUES.put("squash_option", "default_off");
        VALUES.put("suggestion_commit_message", null);
        VALUES.put("merge_commit_template", null);
        VALUES.put("squash_commit_template", null);
        VALUES.put("issue_branch_template", null);
        VALUES.put("issues_template", null);
        VALUES.put("merge_requests_template", null);
        VALUES.put("max_artifacts_size", null);
        VALUES.put("external_authorization_classification_label", "");
        VALUES.put("ci_pipeline_variables_minimum_override_role", "developer");
        VALUES.put("ci_restrict_pipeline_cancellation_role", "developer");
        VALUES.put("ci_delete_pipelines_in_seconds", null);
        VALUES.put("approvals_before_merge", 0L);
        VALUES.put("repository_storage", "default");
    }

    private ProjectSettings() {}

    static void defaults(Map<String, @Nullable Object> columns) {
        columns.putAll(FEATURES);
        columns.putAll(FLAGS);
        columns.putAll(VALUES);
        columns.put("merge_requests_ff_only_enabled", false);
        columns.put("merge_requests_rebase_enabled", false);
        columns.put("topics", List.of());
    }

    /** The settings a request names, as columns. @throws ApiError 400 when a value is not allowed */
    static Map<String, @Nullable Object> from(Call call) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        SWITCHES.forEach((name, feature) -> call.flag(name).ifPresent(on -> columns.put(feature, on ? ENABLED : DISABLED)));
        FEATURES.keySet().forEach(name -> call.choice(name, "disabled", "private", "enabled", "public").ifPresent(word -> columns.put(name, level(word))));
        FLAGS.keySet().forEach(name -> call.flag(name).ifPresent(on -> columns.put(name, on)));
        call.flag("public_jobs").ifPresent(on -> columns.put("public_builds", on));
        for (String name : VALUES.keySet()) {
            if (call.params().containsKey(name)) {
                columns.put(name, value(call, name));
            }
        }
        call.choice("merge_method", "merge", "rebase_merge", "ff").ifPresent(word -> {
            columns.put("merge_requests_ff_only_enabled", word.equals("ff"));
            columns.put("merge_requests_rebase_enabled", word.equals("rebase_merge"));
        });
        if (call.params().containsKey("topics") || call.params().containsKey("tag_list")) {
            columns.put("topics", call.list(call.params().containsKey("topics") ? "topics" : "tag_list"));
        }
        return columns;
    }

    private static @Nullable Object value(Call call, String name) {
        List<String> words = CHOICES.get(name);
        if (words != null) {
            return call.choice(name, words.toArray(String[]::new)).orElse((String) VALUES.get(name));
        }
        return VALUES.get(name) instanceof Long || name.endsWith("_seconds") || name.startsWith("max_")
                ? call.number(name).orElse(null)
                : call.text(name).orElse(null);
    }

    /** Features that come before the flags in GitLab's answers. */
    static void presentFeatures(Row project, Map<String, @Nullable Object> into) {
        SWITCHES.forEach((name, feature) -> into.put(name, number(project, feature, ENABLED) > DISABLED));
        FEATURES.forEach((name, level) -> into.put(name, word(number(project, name, level))));
    }

    static void presentValues(Row project, Map<String, @Nullable Object> into) {
        FLAGS.forEach((name, on) -> into.put(name, project.has(name) ? (Boolean) project.flag(name) : on));
        into.put("public_jobs", !project.has("public_builds") || project.flag("public_builds"));
        VALUES.forEach((name, value) -> into.put(name, project.has(name) ? project.get(name) : value));
        into.put("emails_disabled", !project.flag("emails_enabled"));
        into.put("merge_method", mergeMethod(project));
    }

    private static String mergeMethod(Row project) {
        if (project.flag("merge_requests_ff_only_enabled")) {
            return "ff";
        }
        return project.flag("merge_requests_rebase_enabled") ? "rebase_merge" : "merge";
    }

    private static long number(Row project, String column, long otherwise) {
        Long value = project.numberOrNull(column);
        return value == null ? otherwise : value;
    }

    private static long level(String word) {
        return switch (word) {
            case "disabled" -> DISABLED;
            case "private" -> PRIVATE;
            case "public" -> PUBLIC;
            default -> ENABLED;
        };
    }

    /** {@code disabled}, {@code private}, {@code enabled} or {@code public}. */
    private static String word(long level) {
        return level <= DISABLED ? "disabled" : level <= PRIVATE ? "private" : level <= ENABLED ? "enabled" : "public";
    }
}

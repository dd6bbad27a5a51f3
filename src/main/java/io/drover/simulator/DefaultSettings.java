package io.drover.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Application settings of a fresh self-managed instance (doc/api/settings.md). */
final class DefaultSettings {
    private DefaultSettings() {}

    static Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("default_projects_limit", 100_000L);
        all.put("signup_enabled", true);
        all.put("password_authentication_enabled_for_web", true);
        all.put("gravatar_enabled", true);
        all.put("default_branch_name", null);
        all.put("default_branch_protection", 2L);
        all.put("default_project_visibility", "private");
        all.put("default_snippet_visibility", "private");
        all.put("default_group_visibility", "private");
        all.put("default_project_creation", 2L);
        all.put("restricted_visibility_levels", List.of());
        all.put("max_attachment_size", 100L);
        all.put("import_sources", List.of("github", "bitbucket", "bitbucket_server", "fogbugz", "git", "gitlab_project", "gitea", "manifest"));
        all.put("project_export_enabled", true);
        all.put("bulk_import_enabled", false);
        all.put("allow_bypass_placeholder_confirmation", false);
        all.put("allow_contribution_mapping_to_admins", false);
        all.put("max_import_size", 0L);
        all.put("max_export_size", 0L);
        all.put("max_import_remote_file_size", 10_240L);
        all.put("max_decompressed_archive_size", 25_600L);
        all.put("decompress_archive_file_timeout", 210L);
        all.put("bulk_import_max_download_file_size", 5120L);
        all.put("concurrent_relation_batch_export_limit", 8L);
        all.put("relation_export_batch_size", 50L);
        all.put("project_export_limit", 6L);
        all.put("project_download_export_limit", 1L);
        all.put("project_import_limit", 6L);
        all.put("group_export_limit", 6L);
        all.put("group_download_export_limit", 1L);
        all.put("group_import_limit", 6L);
        all.put("allow_local_requests_from_web_hooks_and_services", false);
        all.put("deletion_adjourned_period", 30L);
        all.put("receive_max_input_size", null);
        all.put("repository_size_limit", 0L);
        all.put("repository_storages", List.of("default"));
        all.put("max_personal_access_token_lifetime", null);
        all.put("user_oauth_applications", true);
        all.put("home_page_url", null);
        all.put("sign_in_text", null);
        all.put("terms", null);
        all.put("enforce_terms", false);
        all.put("admin_mode", false);
        all.put("maintenance_mode", false);
        all.put("throttle_authenticated_api_enabled", false);
        all.put("throttle_authenticated_api_requests_per_period", 7200L);
        all.put("throttle_authenticated_api_period_in_seconds", 3600L);
        return all;
    }
}

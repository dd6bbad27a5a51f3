package io.drover.connector.gitlab;

import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceKind;
import io.drover.connector.InstanceSettings;
import io.drover.connector.TokenInfo;
import io.drover.model.Version;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Who we talk to, and as whom. Each is asked once. */
final class Identity {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private final GitLabApi api;
    private final Once<InstanceInfo> instance = new Once<>(this::askInstance);
    private final Once<TokenInfo> token = new Once<>(this::askToken);
    private final Once<InstanceSettings> settings = new Once<>(this::askSettings);

    Identity(GitLabApi api) {
        this.api = api;
    }

    InstanceInfo instance() {
        return instance.get();
    }

    TokenInfo token() {
        return token.get();
    }

    InstanceSettings settings() {
        return settings.get();
    }

    /** doc/api/metadata.md; {@code /metadata} since 15.2, {@code /version} before and since. */
    private InstanceInfo askInstance() {
        Answer answer = api.exchange("GET", Route.of("/metadata"), null, true);
        if (answer.status() == 404) {
            answer = api.exchange("GET", Route.of("/version"), null, true);
        }
        if (answer.status() == 404 || (answer.ok() && Json.text(answer.json(), "version") == null)) {
            throw api.refused(GitLabProblem.GITLAB_NOT_HERE, answer);
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        String version = Json.text(answer.json(), "version", "");
        boolean enterprise = answer.json().has("enterprise") ? Json.flag(answer.json(), "enterprise") : version.endsWith("-ee");
        String host = api.url().getHost().toLowerCase(Locale.ROOT);
        return new InstanceInfo(InstanceKind.GITLAB, api.url(), Version.parse(version), enterprise, host.equals("gitlab.com"));
    }

    /** doc/api/users.md, doc/api/personal_access_tokens.md. The second knows only personal, group and project tokens. */
    private TokenInfo askToken() {
        JsonNode user = api.get(Route.of("/user"));
        Set<String> scopes = new HashSet<>();
        JsonNode self = api.find(Route.of("/personal_access_tokens/self")).orElse(user);
        self.path("scopes").forEach(scope -> scopes.add(scope.asString()));
        return new TokenInfo(
                user.path("id").asLong(),
                Json.text(user, "username", ""),
                Json.flag(user, "is_admin"),
                Json.flag(user, "bot"),
                scopes,
                Json.date(self, "expires_at"));
    }

    /** doc/api/settings.md for administrators; for others what GitLab documents for this kind of instance. */
    private InstanceSettings askSettings() {
        if (!token().admin()) {
            return assumed();
        }
        Answer answer = api.exchange("GET", Route.of("/application/settings"), null, true);
        if (answer.status() == 403 || answer.status() == 404) {
            return assumed();
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        JsonNode json = answer.json();
        return new InstanceSettings(
                true,
                texts(json.path("import_sources")),
                !json.has("project_export_enabled") || Json.flag(json, "project_export_enabled"),
                Json.flag(json, "bulk_import_enabled"),
                Json.number(json, "max_import_size", 0) * MIB,
                Json.number(json, "max_export_size", 0) * MIB,
                Json.number(json, "max_decompressed_archive_size", 25 * 1024) * MIB,
                Json.number(json, "max_attachment_size", 100) * MIB,
                texts(json.path("restricted_visibility_levels")));
    }

    /**
     * GitLab.com: doc/user/gitlab_com/_index.md, "Account and limit settings". Self-managed: doc/administration/settings/import_and_export_settings.md;
     * whether imports are enabled there cannot be known, so it is assumed and the import itself will tell. Direct transfer tells by itself.
     */
    private InstanceSettings assumed() {
        boolean saas = instance().saas();
        return new InstanceSettings(
                false, Set.of("gitlab_project"), true, saas || GitLabTransfers.enabled(api), saas ? 5 * GIB : 0, saas ? 40 * GIB : 0, 25 * GIB, 100 * MIB, Set.of());
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}

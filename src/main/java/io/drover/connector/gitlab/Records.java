package io.drover.connector.gitlab;

import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Project;
import io.drover.model.Statistics;
import io.drover.model.User;
import io.drover.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** GitLab's JSON as records of the model (doc/api/users.md, groups.md, projects.md, project_members.md). */
final class Records {
    private static final String FEATURE = "_access_level";

    private Records() {}

    static User user(JsonNode json) {
        List<String> identities = new ArrayList<>();
        for (JsonNode identity : json.path("identities")) {
            identities.add(Json.text(identity, "provider", "") + ":" + Json.text(identity, "extern_uid", ""));
        }
        return new User(
                json.path("id").asLong(),
                Json.text(json, "username", ""),
                Json.text(json, "name", ""),
                blankAsNull(Json.text(json, "email")),
                blankAsNull(Json.text(json, "public_email")),
                Json.text(json, "state", "active"),
                Json.flag(json, "bot"),
                Json.flag(json, "is_admin"),
                Json.flag(json, "external"),
                Json.instant(json, "last_activity_on"),
                identities);
    }

    static Group group(JsonNode json) {
        return new Group(
                json.path("id").asLong(),
                FullPath.of(json.path("full_path").asString()),
                Json.text(json, "name", ""),
                Visibility.of(Json.text(json, "visibility", "private")),
                blankAsNull(Json.text(json, "description")),
                Json.numberOrNull(json, "parent_id"),
                Json.instant(json, "created_at"));
    }

    static Project project(JsonNode json) {
        Map<String, String> features = new TreeMap<>();
        json.properties().forEach(attribute -> {
            if (attribute.getKey().endsWith(FEATURE) && attribute.getValue().isString()) {
                features.put(attribute.getKey(), attribute.getValue().asString());
            }
        });
        return new Project(
                json.path("id").asLong(),
                FullPath.of(json.path("path_with_namespace").asString()),
                Json.text(json, "name", ""),
                Visibility.of(Json.text(json, "visibility", "private")),
                Json.flag(json, "archived"),
                Json.flag(json, "empty_repo"),
                Json.text(json, "default_branch"),
                blankAsNull(Json.text(json, "description")),
                statistics(json.path("statistics")),
                Json.text(json.path("forked_from_project"), "path_with_namespace"),
                Json.instant(json, "created_at"),
                Json.instant(json, "last_activity_at"),
                features,
                Json.text(json, "import_status"));
    }

    private static Statistics statistics(JsonNode json) {
        if (!json.isObject()) {
            return Statistics.UNKNOWN;
        }
        return new Statistics(
                Json.number(json, "commit_count", -1),
                Json.number(json, "repository_size", -1),
                Json.number(json, "wiki_size", -1),
                Json.number(json, "lfs_objects_size", -1),
                Json.number(json, "job_artifacts_size", -1),
                Json.number(json, "packages_size", -1),
                Json.number(json, "snippets_size", -1),
                Json.number(json, "uploads_size", -1),
                Json.number(json, "container_registry_size", -1));
    }

    static Member member(JsonNode json) {
        AccessLevel level = AccessLevel.of((int) Json.number(json, "access_level", 0));
        return new Member(json.path("id").asLong(), Json.text(json, "username", ""), level, Json.date(json, "expires_at"));
    }

    static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

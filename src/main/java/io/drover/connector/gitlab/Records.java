package io.drover.connector.gitlab;

import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.User;
import io.drover.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** GitLab's JSON as records of the model (doc/api/users.md, groups.md, project_members.md); projects are {@link ProjectReader}'s. */
final class Records {
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

    static Member member(JsonNode json) {
        AccessLevel level = AccessLevel.of((int) Json.number(json, "access_level", 0));
        return new Member(json.path("id").asLong(), Json.text(json, "username", ""), level, Json.date(json, "expires_at"));
    }

    static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

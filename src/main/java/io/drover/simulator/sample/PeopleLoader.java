package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.people.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code users}: accounts, with the tokens of bots. */
final class PeopleLoader {
    private final Loading loading;

    PeopleLoader(Loading loading) {
        this.loading = loading;
    }

    void load(JsonNode record) {
        Map<String, @Nullable Object> columns = loading.columns(record);
        columns.putIfAbsent("created_at", loading.next());
        String username = record.path("username").asString();
        String email = record.path("email").asString(username + "@users.noreply.example");
        Row user = new Users(loading.instance()).create(username, record.path("name").asString(username), email, columns);
        record.path("keys").forEach(each -> loading.insert("keys", each, "user_id", user, Map.of("usage_type", "auth_and_signing")));
        record.path("gpg_keys").forEach(each -> loading.insert("gpg_keys", each, "user_id", user));
        for (JsonNode token : record.path("access_tokens")) {
            Row row = loading.insert("personal_access_tokens", token, "user_id", user, Map.of("revoked", false));
            row.set("token", "glpat-" + loading.hex(20));
        }
    }
}

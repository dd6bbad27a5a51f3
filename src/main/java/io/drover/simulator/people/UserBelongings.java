package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Second e-mail addresses, SSH keys and memberships of a user (doc/api/user_email_addresses.md, user_keys.md, users.md). */
final class UserBelongings {
    private final Database db;

    private UserBelongings(Instance instance) {
        this.db = instance.db();
    }

    static void register(Routes routes, Instance instance) {
        UserBelongings endpoints = new UserBelongings(instance);
        routes.get("/users/:id/emails", endpoints::emails);
        routes.post("/users/:id/emails", endpoints::addEmail);
        routes.get("/users/:id/keys", endpoints::keys);
        routes.post("/users/:id/keys", endpoints::addKey);
        routes.get("/users/:id/gpg_keys", call -> call.page(call.instance().db().table("gpg_keys").where("user_id", UserEndpoints.find(endpoints.db, call).id()), UserBelongings::gpgKey));
        routes.post("/users/:id/gpg_keys", endpoints::addGpgKey);
        routes.get("/user/keys", call -> endpoints.keys(call, call.requireUser()));
        routes.get("/users/:id/memberships", endpoints::memberships);
    }

    private Answer emails(Call call) {
        call.requireAdmin();
        Row user = UserEndpoints.find(db, call);
        return call.page(db.table("emails").where("user_id", user.id()), UserBelongings::email);
    }

    private Answer addEmail(Call call) {
        call.requireAdmin();
        Row user = UserEndpoints.find(db, call);
        String email = call.requireText("email").toLowerCase(Locale.ROOT);
        boolean taken = db.table("emails").first("email", email).isPresent() || db.table("users").first("email_key", email).isPresent();
        if (taken) {
            throw ApiError.invalid("email", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("user_id", user.id());
        columns.put("email", email);
        columns.put("confirmed_at", call.flag("skip_confirmation").orElse(false) ? call.instance().time().now() : null);
        return call.json(201, email(db.table("emails").insert(columns)));
    }

    private static Map<String, @Nullable Object> email(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("email", row.text("email"));
        json.put("confirmed_at", row.get("confirmed_at"));
        return json;
    }

    private Answer keys(Call call) {
        return keys(call, UserEndpoints.find(db, call));
    }

    private Answer keys(Call call, Row user) {
        // deploy keys have a user as well, whoever added them
        return call.page(db.table("keys").where("user_id", user.id()).stream().filter(key -> !"DeployKey".equals(key.get("type"))).toList(), UserBelongings::key);
    }

    private Answer addKey(Call call) {
        call.requireAdmin();
        Row user = UserEndpoints.find(db, call);
        String key = call.requireText("key");
        if (db.table("keys").first("key", key).isPresent()) {
            throw ApiError.invalid("fingerprint_sha256", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("user_id", user.id());
        columns.put("title", call.requireText("title"));
        columns.put("key", key);
        columns.put("created_at", call.instance().time().now());
        columns.put("expires_at", call.text("expires_at").orElse(null));
        columns.put("usage_type", call.text("usage_type").orElse("auth_and_signing"));
        return call.json(201, key(db.table("keys").insert(columns)));
    }

    private Answer addGpgKey(Call call) {
        call.requireAdmin();
        Row user = UserEndpoints.find(db, call);
        String key = call.requireText("key").strip();
        if (!key.startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
            throw ApiError.invalid("key", "is invalid. A valid public GPG key begins with '-----BEGIN PGP PUBLIC KEY BLOCK-----'");
        }
        if (db.table("gpg_keys").first("key", key).isPresent()) {
            throw ApiError.invalid("fingerprint", "has already been taken");
        }
        return call.json(201, gpgKey(db.table("gpg_keys").insert(Map.of("user_id", user.id(), "key", key, "created_at", call.instance().time().now()))));
    }

    private static Map<String, @Nullable Object> gpgKey(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("key", row.text("key"));
        json.put("created_at", row.get("created_at"));
        return json;
    }

    private static Map<String, @Nullable Object> key(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        for (String column : List.of("title", "created_at", "expires_at", "key", "usage_type")) {
            json.put(column, row.get(column));
        }
        return json;
    }

    private Answer memberships(Call call) {
        call.requireAdmin();
        Row user = UserEndpoints.find(db, call);
        String type = call.choice("type", "Project", "Namespace").orElse("");
        List<Row> members = db.table("members").where("user_id", user.id()).stream()
                .filter(member -> type.isEmpty() || member.text("source_type").equals(type))
                .toList();
        return call.page(members, this::membership);
    }

    private Map<String, @Nullable Object> membership(Row member) {
        boolean project = member.text("source_type").equals("Project");
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("source_id", member.number("source_id"));
        json.put("source_name", db.table(project ? "projects" : "namespaces").byId(member.number("source_id")).map(s -> s.text("name")).orElse(null));
        json.put("source_type", member.text("source_type"));
        json.put("access_level", member.number("access_level"));
        return json;
    }
}

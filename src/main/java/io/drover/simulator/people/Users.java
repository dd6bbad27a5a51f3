package io.drover.simulator.people;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes users, each with a personal namespace. */
public final class Users {
    private final Instance instance;
    private final Database db;

    public Users(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
    }

    /**
     * Makes a confirmed, active user.
     *
     * @param extra columns that differ from the defaults, such as {@code admin}, {@code user_type} ({@code project_bot}) or {@code state}
     */
    public Row create(String username, String name, String email, Map<String, ? extends @Nullable Object> extra) {
        Instant now = instance.time().now();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("username", username);
        columns.put("username_key", username.toLowerCase(Locale.ROOT));
        columns.put("name", name);
        columns.put("email", email);
        columns.put("email_key", email.toLowerCase(Locale.ROOT));
        columns.put("public_email", "");
        columns.put("commit_email", email);
        columns.put("state", "active");
        columns.put("user_type", "human");
        columns.put("admin", false);
        columns.put("auditor", false);
        columns.put("external", false);
        columns.put("private_profile", false);
        columns.put("can_create_group", true);
        columns.put("projects_limit", 100_000L);
        columns.put("bio", "");
        columns.put("location", "");
        columns.put("organization", "");
        columns.put("job_title", "");
        columns.put("website_url", "");
        columns.put("linkedin", "");
        columns.put("twitter", "");
        columns.put("discord", "");
        columns.put("pronouns", null);
        columns.put("note", null);
        columns.put("avatar", null);
        columns.put("identities", List.of());
        columns.put("confirmed_at", now);
        columns.put("created_at", now);
        columns.put("updated_at", now);
        columns.put("last_sign_in_at", null);
        columns.put("last_activity_on", null);
        columns.putAll(extra);
        Row user = db.table("users").insert(columns);
        Row namespace = db.table("namespaces").insert(personalNamespace(user, now));
        return user.set("namespace_id", namespace.id());
    }

    /** Removes the user with what is theirs alone; what they wrote stays. */
    public void delete(Row user) {
        for (String table : List.of("members", "personal_access_tokens", "keys", "emails")) {
            db.table(table).where("user_id", user.id()).forEach(db.table(table)::delete);
        }
        db.table("namespaces").byId(user.number("namespace_id")).ifPresent(db.table("namespaces")::delete);
        db.table("users").delete(user);
    }

    private static Map<String, @Nullable Object> personalNamespace(Row user, Instant now) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("type", "User");
        columns.put("name", user.text("name"));
        columns.put("path", user.text("username"));
        columns.put("full_path", user.text("username"));
        columns.put("route", user.text("username_key"));
        columns.put("parent_id", null);
        columns.put("owner_id", user.id());
        columns.put("visibility_level", 20L);
        columns.put("created_at", now);
        return columns;
    }

    /** Renames, and the personal namespace with it. */
    void rename(Row user, String username) {
        user.set("username", username).set("username_key", username.toLowerCase(Locale.ROOT));
        db.table("namespaces").byId(user.number("namespace_id")).ifPresent(namespace -> {
            namespace.set("path", username).set("full_path", username).set("route", username.toLowerCase(Locale.ROOT));
            for (Row project : db.table("projects").where("namespace_id", namespace.id())) {
                String path = username + "/" + project.text("path");
                project.set("full_path", path).set("route", path.toLowerCase(Locale.ROOT));
            }
        });
    }
}

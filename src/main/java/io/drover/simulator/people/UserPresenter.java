package io.drover.simulator.people;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users as the API shows them (doc/api/users.md). */
public final class UserPresenter {
    private static final Set<String> PEOPLE_OR_THEIR_SHADOWS = Set.of("human", "ghost", "placeholder", "import_user");

    private final Instance instance;

    public UserPresenter(Instance instance) {
        this.instance = instance;
    }

    /** As author, assignee and the like: id, username, name, state, avatar and address. */
    public Map<String, @Nullable Object> brief(Row user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id());
        json.put("username", user.text("username"));
        json.put("public_email", user.get("public_email"));
        json.put("name", user.text("name"));
        json.put("state", user.text("state"));
        json.put("locked", false);
        json.put("avatar_url", avatar(user));
        json.put("web_url", instance.url() + "/" + user.text("username"));
        return json;
    }

    /** The same by id; null when there is no such user. */
    public @Nullable Map<String, @Nullable Object> brief(@Nullable Long userId) {
        return userId == null ? null : instance.db().table("users").byId(userId).map(this::brief).orElse(null);
    }

    /** As {@code GET /users} shows a user to {@code viewer}; administrators see e-mail addresses and more. */
    public Map<String, @Nullable Object> full(Row user, @Nullable Row viewer) {
        Map<String, @Nullable Object> json = brief(user);
        json.put("created_at", user.get("created_at"));
        for (String text : new String[] {"bio", "location", "linkedin", "twitter", "discord", "website_url", "job_title", "pronouns", "organization"}) {
            json.put(text, user.get(text));
        }
        json.put("skype", "");
        json.put("github", "");
        json.put("bot", bot(user));
        json.put("work_information", null);
        json.put("followers", 0);
        json.put("following", 0);
        json.put("is_followed", false);
        json.put("local_time", null);
        if (Access.admin(viewer) || (viewer != null && viewer.id() == user.id())) {
            addPrivate(user, json);
        }
        if (Access.admin(viewer)) {
            addForAdministrators(user, json);
        }
        return json;
    }

    private static void addPrivate(Row user, Map<String, @Nullable Object> json) {
        json.put("last_sign_in_at", user.get("last_sign_in_at"));
        json.put("confirmed_at", user.get("confirmed_at"));
        json.put("last_activity_on", user.get("last_activity_on"));
        json.put("email", user.text("email"));
        json.put("theme_id", 3);
        json.put("color_scheme_id", 1);
        json.put("projects_limit", user.get("projects_limit"));
        json.put("current_sign_in_at", user.get("last_sign_in_at"));
        json.put("identities", user.get("identities"));
        json.put("can_create_group", user.flag("can_create_group"));
        json.put("can_create_project", true);
        json.put("two_factor_enabled", user.flag("two_factor_enabled"));
        json.put("external", user.flag("external"));
        json.put("private_profile", user.flag("private_profile"));
        json.put("commit_email", user.get("commit_email"));
        json.put("preferred_language", "en");
        json.put("shared_runners_minutes_limit", null);
        json.put("extra_shared_runners_minutes_limit", null);
        json.put("scim_identities", java.util.List.of());
    }

    private static void addForAdministrators(Row user, Map<String, @Nullable Object> json) {
        json.put("is_admin", user.flag("admin"));
        json.put("is_auditor", user.flag("auditor"));
        json.put("note", user.get("note"));
        json.put("namespace_id", user.get("namespace_id"));
        json.put("created_by", null);
        json.put("email_reset_offered_at", null);
        json.put("using_license_seat", user.text("user_type").equals("human"));
    }

    static boolean bot(Row user) {
        return !PEOPLE_OR_THEIR_SHADOWS.contains(user.text("user_type"));
    }

    private String avatar(Row user) {
        String file = user.textOrNull("avatar");
        return file != null
                ? instance.url() + "/uploads/-/system/user/avatar/" + user.id() + "/" + file
                : "https://www.gravatar.com/avatar/" + sha256(user.text("email")) + "?s=80&d=identicon";
    }

    private static String sha256(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Access;
import java.util.Objects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users (doc/api/users.md). */
public final class UserEndpoints {
    private static final List<String> TEXTS = List.of(
            "name", "bio", "location", "organization", "job_title", "website_url", "linkedin", "twitter", "discord", "pronouns", "note",
            "public_email", "commit_email");
    private static final List<String> FLAGS = List.of("admin", "auditor", "external", "private_profile", "can_create_group");

    private final Database db;
    private final Users users;
    private final UserPresenter presenter;

    private UserEndpoints(Instance instance) {
        this.db = instance.db();
        this.users = new Users(instance);
        this.presenter = new UserPresenter(instance);
    }

    public static void register(Routes routes, Instance instance) {
        UserEndpoints endpoints = new UserEndpoints(instance);
        routes.get("/user", call -> call.json(200, endpoints.presenter.full(call.requireUser(), call.user())));
        routes.get("/users", endpoints::list);
        routes.post("/users", endpoints::create);
        routes.get("/users/:id", call -> call.json(200, endpoints.presenter.full(endpoints.find(call), call.requireUser())));
        routes.put("/users/:id", endpoints::update);
        routes.delete("/users/:id", endpoints::delete);
        UserStates.register(routes, instance);
        UserBelongings.register(routes, instance);
    }

    private Answer list(Call call) {
        Row viewer = call.user();
        if (viewer == null && call.text("username").isEmpty()) {
            throw new ApiError(403, Map.of("message", "403 Forbidden - Not authorized to access /api/v4/users"));
        }
        List<Row> found = new ArrayList<>();
        UserFilter filter = new UserFilter(call);
        for (Row user : candidates(call)) {
            if (filter.keeps(user)) {
                found.add(user);
            }
        }
        UserFilter.sort(call, found);
        return call.page(found, user -> viewer == null ? presenter.brief(user) : presenter.full(user, viewer));
    }

    /** What an index can find at once. */
    private List<Row> candidates(Call call) {
        if (call.text("username").isPresent()) {
            return db.table("users").where("username_key", call.requireText("username").toLowerCase(Locale.ROOT));
        }
        return db.table("users").all();
    }

    private Row find(Call call) {
        return find(db, call);
    }

    static Row find(Database db, Call call) {
        String id = call.path("id");
        if (!id.chars().allMatch(Character::isDigit) || id.isEmpty()) {
            throw ApiError.parameter("id is invalid");
        }
        return db.table("users").byId(Long.parseLong(id)).orElseThrow(() -> ApiError.notFound("User"));
    }

    private Answer create(Call call) {
        call.requireAdmin();
        String email = call.requireText("email");
        String name = call.requireText("name");
        String username = call.requireText("username");
        boolean passwordGiven = call.text("password").isPresent()
                || call.flag("reset_password").orElse(false)
                || call.flag("force_random_password").orElse(false);
        if (!passwordGiven) {
            throw ApiError.parameter("password, reset_password, force_random_password are missing, at least one parameter must be provided");
        }
        if (call.text("password").filter(word -> word.length() < 8).isPresent()) {
            throw ApiError.invalid("password", "is too short (minimum is 8 characters)");
        }
        synchronized (db.table("users")) {
            UserRules.check(db, email, username, null);
            Row user = users.create(username, name, email, Map.of());
            if (!call.flag("skip_confirmation").orElse(false)) {
                user.set("confirmed_at", null);
            }
            apply(call, user);
            return call.json(201, presenter.full(user, call.user()));
        }
    }

    private Answer update(Call call) {
        call.requireAdmin();
        Row user = find(call);
        String email = call.text("email").orElse(user.text("email"));
        String username = call.text("username").orElse(user.text("username"));
        UserRules.check(db, email, username, user);
        user.set("email", email).set("email_key", email.toLowerCase(Locale.ROOT));
        if (!username.equals(user.text("username"))) {
            users.rename(user, username);
        }
        apply(call, user);
        return call.json(200, presenter.full(user, call.user()));
    }

    private void apply(Call call, Row user) {
        for (String name : TEXTS) {
            call.text(name).ifPresent(value -> user.set(name, value));
        }
        UserRules.checkPublicEmail(db, user);
        FLAGS.forEach(name -> call.flag(name).ifPresent(on -> user.set(name, on)));
        call.number("projects_limit").ifPresent(limit -> user.set("projects_limit", limit));
        if (call.text("extern_uid").isPresent() && call.text("provider").isPresent()) {
            Map<String, @Nullable Object> identity = new LinkedHashMap<>();
            identity.put("provider", call.requireText("provider"));
            identity.put("extern_uid", call.requireText("extern_uid"));
            identity.put("saml_provider_id", null);
            user.set("identities", identities(user, identity));
        }
        user.set("updated_at", call.instance().time().now());
    }

    private Answer delete(Call call) {
        call.requireAdmin();
        users.delete(find(call));
        return call.empty(204);
    }

    static boolean sees(@Nullable Row viewer, Row user) {
        return Access.admin(viewer) || (viewer != null && viewer.id() == user.id());
    }

    /** One of each provider. */
    private static List<Object> identities(Row user, Map<String, @Nullable Object> added) {
        List<Object> all = new ArrayList<>();
        if (user.get("identities") instanceof List<?> there) {
            there.stream().filter(each -> !(each instanceof Map<?, ?> one && Objects.equals(one.get("provider"), added.get("provider")))).forEach(all::add);
        }
        all.add(added);
        return all;
    }
}

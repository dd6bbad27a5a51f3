package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Personal access tokens (doc/api/personal_access_tokens.md, doc/api/user_tokens.md). */
public final class TokenEndpoints {
    private static final Set<String> SCOPES = Set.of(
            "api", "read_user", "read_api", "read_repository", "write_repository", "read_registry", "write_registry", "read_virtual_registry",
            "write_virtual_registry", "sudo", "admin_mode", "create_runner", "manage_runner", "ai_features", "k8s_proxy", "self_rotate",
            "read_service_ping");

    private final Tokens tokens;

    private TokenEndpoints(Instance instance) {
        this.tokens = new Tokens(instance);
    }

    public static void register(Routes routes, Instance instance) {
        TokenEndpoints endpoints = new TokenEndpoints(instance);
        routes.get("/personal_access_tokens/self", endpoints::self);
        routes.delete("/personal_access_tokens/self", call -> endpoints.revoke(call, endpoints.own(call)));
        routes.get("/personal_access_tokens", endpoints::list);
        routes.get("/personal_access_tokens/:id", call -> call.json(200, endpoints.present(endpoints.find(call))));
        routes.delete("/personal_access_tokens/:id", call -> endpoints.revoke(call, endpoints.find(call)));
        routes.post("/users/:id/personal_access_tokens", endpoints::create);
        routes.post("/users/:id/impersonation_tokens", endpoints::create);
    }

    private Answer self(Call call) {
        return call.json(200, present(own(call)));
    }

    private Row own(Call call) {
        call.requireUser();
        Row token = call.token();
        if (token == null) {
            throw Tokens.unauthorized();
        }
        return token;
    }

    private Answer list(Call call) {
        Row user = call.requireUser();
        Long of = call.number("user_id").orElse(Access.admin(user) ? null : (Long) user.id());
        if (of != null && of != user.id() && !Access.admin(user)) {
            throw Tokens.unauthorized();
        }
        List<Row> found = call.instance().db().table("personal_access_tokens").all().stream()
                .filter(token -> of == null || token.number("user_id") == of)
                .filter(token -> call.flag("revoked").map(wanted -> token.flag("revoked") == wanted).orElse(true))
                .filter(token -> call.choice("state", "active", "inactive").map(word -> tokens.active(token) == word.equals("active")).orElse(true))
                .filter(token -> call.text("search").map(word -> token.text("name").contains(word)).orElse(true))
                .toList();
        return call.page(found, this::present);
    }

    private Row find(Call call) {
        Row user = call.requireUser();
        Row token = parse(call.path("id"))
                .flatMap(id -> call.instance().db().table("personal_access_tokens").byId(id))
                .orElseThrow(() -> Access.admin(user) ? ApiError.notFound("Personal Access Token") : Tokens.unauthorized());
        if (token.number("user_id") != user.id() && !Access.admin(user)) {
            throw Tokens.unauthorized();
        }
        return token;
    }

    private Answer revoke(Call call, Row token) {
        token.set("revoked", true);
        return call.empty(204);
    }

    private Answer create(Call call) {
        call.requireAdmin();
        Row user = parse(call.path("id"))
                .flatMap(id -> call.instance().db().table("users").byId(id))
                .orElseThrow(() -> ApiError.notFound("User"));
        String name = call.requireText("name");
        List<String> scopes = call.list("scopes");
        if (scopes.isEmpty()) {
            throw ApiError.parameter("scopes is missing");
        }
        if (!SCOPES.containsAll(scopes)) {
            throw ApiError.parameter("scopes does not have a valid value");
        }
        Row token = tokens.create(user, name, scopes, call.text("expires_at").orElse(null));
        call.text("description").ifPresent(text -> token.set("description", text));
        Map<String, @Nullable Object> json = present(token);
        json.put("token", token.text("token"));
        return call.json(201, json);
    }

    private Map<String, @Nullable Object> present(Row token) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", token.id());
        json.put("name", token.text("name"));
        json.put("revoked", token.flag("revoked"));
        json.put("created_at", token.get("created_at"));
        json.put("description", token.get("description"));
        json.put("scopes", token.get("scopes"));
        json.put("user_id", token.number("user_id"));
        json.put("last_used_at", token.get("created_at"));
        json.put("active", tokens.active(token));
        json.put("expires_at", token.get("expires_at"));
        return json;
    }

    private static java.util.Optional<Long> parse(String id) {
        try {
            return java.util.Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }
}

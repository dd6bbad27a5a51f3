package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.access.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/project_access_tokens.md and doc/api/group_access_tokens.md: tokens of bots that are members. */
final class AccessTokenEndpoints {
    private final Content content;

    AccessTokenEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/access_tokens";
            routes.get(all, call -> call.page(tokens(kind, kind.find(call, Levels.MAINTAINER)), held -> held.present(false)))
                    .get(all + "/:token_id", call -> call.json(200, find(call, kind).present(false)))
                    .post(all, call -> create(call, kind))
                    .delete(all + "/:token_id", call -> {
                        find(call, kind).token.set("revoked", true);
                        return call.empty(204);
                    });
        }
    }

    private record Held(Row token, Row member) {
        Map<String, @Nullable Object> present(boolean secret) {
            boolean live = !token.flag("revoked");
            Fields fields = Fields.of(token, "id", "name")
                    .flags(token, "revoked")
                    .copy(token, "created_at", "description", "scopes", "user_id", "last_used_at")
                    .put("active", live)
                    .copy(token, "expires_at")
                    .put("access_level", member.get("access_level"))
                    .put("resource_type", "Project".equals(member.get("source_type")) ? "project" : "group")
                    .put("resource_id", member.get("source_id"));
            return secret ? fields.copy(token, "token").map() : fields.map();
        }
    }

    private List<Held> tokens(OwnerKind kind, Row owner) {
        List<Held> held = new ArrayList<>();
        String type = kind == OwnerKind.PROJECT ? "Project" : "Namespace";
        for (Row member : content.table("members").where("source_id", owner.id())) {
            boolean bot = type.equals(member.get("source_type"))
                    && member.has("user_id")
                    && content.table("users").byId(member.number("user_id")).filter(u -> "project_bot".equals(u.get("user_type"))).isPresent();
            if (bot) {
                content.table("personal_access_tokens").where("user_id", member.number("user_id")).forEach(t -> held.add(new Held(t, member)));
            }
        }
        return held;
    }

    private Held find(Call call, OwnerKind kind) {
        return tokens(kind, kind.find(call, Levels.MAINTAINER)).stream()
                .filter(h -> Long.toString(h.token.id()).equals(call.path("token_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Access Token"));
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = kind.find(call, kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER);
        String name = call.requireText("name");
        List<String> scopes = call.list("scopes");
        if (scopes.isEmpty()) {
            throw ApiError.parameter("scopes is missing");
        }
        Map<String, @Nullable Object> user = new HashMap<>();
        String username = (kind == OwnerKind.PROJECT ? "project_" : "group_") + owner.id() + "_bot_" + content.hex(8);
        user.put("username", username);
        user.put("username_key", username);
        user.put("name", name);
        user.put("state", "active");
        user.put("user_type", "project_bot");
        user.put("email", username + "@noreply.example");
        user.put("created_at", content.now());
        Row bot = content.table("users").insert(user);
        Row member = content.table("members")
                .insert(Map.of(
                        "source_type", kind == OwnerKind.PROJECT ? "Project" : "Namespace",
                        "source_id", owner.id(),
                        "user_id", bot.id(),
                        "access_level", call.number("access_level").orElse(40L),
                        "created_at", content.now()));
        Row token = new Tokens(content.instance()).create(bot, name, scopes, call.text("expires_at").orElse(null));
        return call.json(201, new Held(token, member).present(true));
    }
}

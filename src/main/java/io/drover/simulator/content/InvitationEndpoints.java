package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/invitations.md: a member row without a user is an invitation; whoever has an account already becomes a member at once. */
final class InvitationEndpoints {
    private final Content content;

    InvitationEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/invitations";
            routes.get(all, call -> call.page(of(kind, owner(call, kind)), this::present))
                    .post(all, call -> invite(call, kind))
                    .put(all + "/:email", call -> {
                        Row invitation = find(call, kind);
                        new Edit(call, invitation).number("access_level").optional("expires_at");
                        return call.json(200, Fields.of(invitation, "expires_at", "access_level").map());
                    })
                    .delete(all + "/:email", call -> {
                        content.table("members").delete(find(call, kind));
                        return call.empty(204);
                    });
        }
    }

    private static Row owner(Call call, OwnerKind kind) {
        return kind.find(call, kind == OwnerKind.GROUP ? Levels.OWNER : Levels.MAINTAINER);
    }

    private static String type(OwnerKind kind) {
        return kind == OwnerKind.GROUP ? "Namespace" : "Project";
    }

    private List<Row> members(OwnerKind kind, Row owner) {
        return content.table("members").where("source_id", owner.id()).stream().filter(row -> row.text("source_type").equals(type(kind))).toList();
    }

    private List<Row> of(OwnerKind kind, Row owner) {
        return members(kind, owner).stream().filter(row -> row.has("invite_email") && !row.has("user_id")).toList();
    }

    private Row find(Call call, OwnerKind kind) {
        return of(kind, owner(call, kind)).stream()
                .filter(row -> row.text("invite_email").equalsIgnoreCase(call.path("email")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    /** 201 also where an address is refused: {@code status} says so, and why for each. */
    private Answer invite(Call call, OwnerKind kind) {
        Row owner = owner(call, kind);
        long level = call.number("access_level").orElseThrow(() -> ApiError.parameter("access_level is missing"));
        Map<String, Object> refused = new LinkedHashMap<>();
        for (String email : call.requireText("email").split(",", -1)) {
            invite(call, kind, owner, email.strip(), level).ifPresent(why -> refused.put(email.strip(), why));
        }
        return refused.isEmpty()
                ? call.json(201, Map.of("status", "success"))
                : call.json(201, Map.of("status", "error", "message", refused));
    }

    private Optional<String> invite(Call call, OwnerKind kind, Row owner, String email, long level) {
        Optional<Row> user = content.table("users").first("email", email);
        if (of(kind, owner).stream().anyMatch(row -> row.text("invite_email").equalsIgnoreCase(email))) {
            return Optional.of("Invite email has already been taken");
        }
        if (user.isPresent() && members(kind, owner).stream().anyMatch(row -> row.has("user_id") && row.number("user_id") == user.get().id())) {
            return Optional.of("User already exists in source");
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("type", kind == OwnerKind.GROUP ? "GroupMember" : "ProjectMember");
        columns.put("source_type", type(kind));
        columns.put("source_id", owner.id());
        columns.put("user_id", user.map(Row::id).orElse(null));
        columns.put("invite_email", user.isPresent() ? null : email);
        columns.put("access_level", level);
        columns.put("expires_at", call.text("expires_at").filter(text -> !text.isEmpty()).orElse(null));
        columns.put("created_by_id", call.requireUser().id());
        columns.put("notification_level", 3L);
        columns.put("created_at", content.now());
        content.table("members").insert(columns);
        return Optional.empty();
    }

    private Map<String, @Nullable Object> present(Row row) {
        Long by = row.numberOrNull("created_by_id");
        Object name = by == null ? null : content.table("users").byId(by).map(user -> user.get("name")).orElse(null);
        return Fields.of(row, "id", "invite_email", "created_at", "access_level")
                .put("expires_at", row.has("expires_at") ? row.get("expires_at") + "T00:00:00.000Z" : null)
                .put("user_name", null)
                .put("created_by_name", name)
                .map();
    }
}

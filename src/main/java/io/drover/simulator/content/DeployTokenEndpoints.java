package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/deploy_tokens.md. The token itself is shown once. */
final class DeployTokenEndpoints {
    private static final List<String> SCOPES = List.of(
            "read_repository", "read_registry", "write_registry", "read_package_registry", "write_package_registry",
            "read_virtual_registry", "write_virtual_registry");

    private final Content content;

    DeployTokenEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.get("/deploy_tokens", call -> {
            call.requireAdmin();
            return call.page(content.table("deploy_tokens").all(), row -> present(row).map());
        });
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/deploy_tokens";
            String one = all + "/:token_id";
            routes.get(all, call -> list(call, kind))
                    .post(all, call -> create(call, kind))
                    .get(one, call -> call.json(200, present(find(call, kind)).map()))
                    .delete(one, call -> {
                        find(call, kind).set("revoked", true);
                        return call.empty(204);
                    });
        }
    }

    private Row find(Call call, OwnerKind kind) {
        Row row = content.owned("deploy_tokens", call.path("token_id"), kind.column(), kind.find(call, Levels.MAINTAINER), "Deploy Token");
        if (row.flag("revoked")) {
            throw ApiError.notFound("Deploy Token");
        }
        return row;
    }

    private Answer list(Call call, OwnerKind kind) {
        List<Row> rows = new ArrayList<>(content.table("deploy_tokens").where(kind.column(), kind.find(call, Levels.MAINTAINER).id()));
        rows.removeIf(row -> row.flag("revoked") || (call.flag("active").orElse(false) && expired(row)));
        return call.page(rows, row -> present(row).map());
    }

    private boolean expired(Row row) {
        Instant until = row.time("expires_at");
        return until != null && !content.now().isBefore(until);
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = kind.find(call, kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER);
        String name = call.requireText("name");
        List<String> scopes = call.list("scopes");
        if (scopes.isEmpty()) {
            throw ApiError.parameter("scopes is missing");
        }
        if (!SCOPES.containsAll(scopes)) {
            throw ApiError.parameter("scopes does not have a valid value");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(kind.column(), owner.id());
        columns.put("name", name);
        columns.put("scopes", scopes);
        columns.put("expires_at", call.text("expires_at").map(Content::time).orElse(null));
        columns.put("revoked", false);
        columns.put("token", "gldt-" + content.hex(20));
        columns.put("creator_id", call.requireUser().id());
        columns.put("created_at", content.now());
        Row row = content.table("deploy_tokens").insert(columns);
        row.set("username", call.text("username").orElse("gitlab+deploy-token-" + row.id()));
        return call.json(201, present(row).copy(row, "token").map());
    }

    private Fields present(Row row) {
        return Fields.of(row, "id", "name", "username", "expires_at", "scopes").flags(row, "revoked").put("expired", expired(row));
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/protected_environments.md and doc/api/group_protected_environments.md (Premium). A group protects tiers, not names. */
final class ProtectedEnvironmentEndpoints {
    private static final String TABLE = "protected_environments";
    private static final List<String> TIERS = List.of("production", "staging", "testing", "development", "other");

    private final Content content;
    private final DeployAccess deployers;
    private final DeployAccess approvers;

    ProtectedEnvironmentEndpoints(Content content) {
        this.content = content;
        this.deployers = new DeployAccess(content, "protected_environment_deploy_access_levels", false);
        this.approvers = new DeployAccess(content, "protected_environment_approval_rules", true);
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/protected_environments";
            String one = all + "/:name";
            routes.get(all, call -> call.page(of(kind, owner(call, kind)), this::present))
                    .post(all, call -> create(call, kind))
                    .get(one, call -> call.json(200, present(find(call, kind))))
                    .put(one, call -> update(call, kind))
                    .delete(one, call -> {
                        Row row = find(call, kind);
                        List.of(deployers, approvers).forEach(levels -> levels.delete(row));
                        content.table(TABLE).delete(row);
                        return call.empty(204);
                    });
        }
    }

    private Row owner(Call call, OwnerKind kind) {
        content.requireEnterprise();
        return kind.find(call, Levels.MAINTAINER);
    }

    private List<Row> of(OwnerKind kind, Row owner) {
        return content.table(TABLE).where(kind.column(), owner.id());
    }

    private Row find(Call call, OwnerKind kind) {
        return of(kind, owner(call, kind)).stream()
                .filter(row -> row.text("name").equals(call.path("name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = owner(call, kind);
        String name = call.requireText("name");
        if (kind == OwnerKind.GROUP && !TIERS.contains(name)) {
            throw new ApiError(422, Map.of("message", List.of("Name must be one of environment tiers: " + String.join(", ", TIERS) + ".")));
        }
        if (of(kind, owner).stream().anyMatch(row -> row.text("name").equals(name))) {
            throw new ApiError(409, Map.of("message", "Protected environment '" + name + "' already exists"));
        }
        if (!(call.params().get("deploy_access_levels") instanceof List<?> levels) || levels.isEmpty()) {
            throw ApiError.parameter("deploy_access_levels is missing");
        }
        validate(call, kind, owner);
        Row row = content.table(TABLE).insert(Map.of(kind.column(), owner.id(), "name", name, "created_at", content.now()));
        return call.json(201, present(change(call, kind, owner, row)));
    }

    private Answer update(Call call, OwnerKind kind) {
        Row owner = owner(call, kind);
        Row row = find(call, kind);
        validate(call, kind, owner);
        return call.json(200, present(change(call, kind, owner, row)));
    }

    private void validate(Call call, OwnerKind kind, Row owner) {
        deployers.validate(call.params().get("deploy_access_levels"), kind == OwnerKind.PROJECT ? owner : null);
        approvers.validate(call.params().get("approval_rules"), kind == OwnerKind.PROJECT ? owner : null);
    }

    private Row change(Call call, OwnerKind kind, Row owner, Row row) {
        new Edit(call, row).number("required_approval_count");
        deployers.change(row, call.params().get("deploy_access_levels"), kind == OwnerKind.PROJECT ? owner : null);
        approvers.change(row, call.params().get("approval_rules"), kind == OwnerKind.PROJECT ? owner : null);
        return row;
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "name")
                .put("deploy_access_levels", deployers.present(row))
                .put("required_approval_count", row.has("required_approval_count") ? row.get("required_approval_count") : 0L)
                .put("approval_rules", approvers.present(row))
                .map();
    }
}

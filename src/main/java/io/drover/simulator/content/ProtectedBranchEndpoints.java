package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/protected_branches.md, doc/api/group_protected_branches.md. */
final class ProtectedBranchEndpoints {
    private final Content content;
    private final ProtectionLevels push;
    private final ProtectionLevels merge;
    private final ProtectionLevels unprotect;

    ProtectedBranchEndpoints(Content content) {
        this.content = content;
        this.push = new ProtectionLevels(content, "protected_branch_push_access_levels", "protected_branch_id");
        this.merge = new ProtectionLevels(content, "protected_branch_merge_access_levels", "protected_branch_id");
        this.unprotect = new ProtectionLevels(content, "protected_branch_unprotect_access_levels", "protected_branch_id");
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/protected_branches";
            String one = all + "/:name";
            int reads = kind == OwnerKind.PROJECT ? Levels.DEVELOPER : Levels.OWNER;
            int writes = kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER;
            routes.get(all, call -> list(call, kind, kind.find(call, reads)))
                    .post(all, call -> create(call, kind, kind.find(call, writes)))
                    .get(one, call -> call.json(200, present(find(call, kind, kind.find(call, reads)))))
                    .patch(one, call -> update(call, kind, kind.find(call, writes)))
                    .delete(one, call -> {
                        Row row = find(call, kind, kind.find(call, writes));
                        List.of(push, merge, unprotect).forEach(levels -> levels.delete(row));
                        content.table("protected_branches").delete(row);
                        return call.empty(204);
                    });
        }
    }

    private List<Row> of(OwnerKind kind, Row owner) {
        return content.table("protected_branches").where(kind.column(), owner.id());
    }

    private Row find(Call call, OwnerKind kind, Row owner) {
        return of(kind, owner).stream()
                .filter(row -> row.text("name").equals(call.path("name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    private Answer list(Call call, OwnerKind kind, Row owner) {
        List<Row> rows = new ArrayList<>(of(kind, owner));
        call.text("search").ifPresent(search -> rows.removeIf(row -> !row.text("name").contains(search)));
        return call.page(rows, this::present);
    }

    private Answer create(Call call, OwnerKind kind, Row owner) {
        String name = call.requireText("name");
        if (of(kind, owner).stream().anyMatch(row -> row.text("name").equals(name))) {
            throw new ApiError(409, Map.of("message", "Protected branch '" + name + "' already exists"));
        }
        push.validate(call, owner, "push_access_level", "allowed_to_push");
        merge.validate(call, owner, "merge_access_level", "allowed_to_merge");
        unprotect.validate(call, owner, "unprotect_access_level", "allowed_to_unprotect");
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(kind.column(), owner.id());
        columns.put("name", name);
        columns.put("allow_force_push", call.flag("allow_force_push").orElse(false));
        columns.put("code_owner_approval_required", call.flag("code_owner_approval_required").orElse(false));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row row = content.table("protected_branches").insert(columns);
        push.create(call, owner, row, "push_access_level", "allowed_to_push");
        merge.create(call, owner, row, "merge_access_level", "allowed_to_merge");
        if (call.params().keySet().stream().anyMatch(k -> k.contains("unprotect"))) {
            unprotect.create(call, owner, row, "unprotect_access_level", "allowed_to_unprotect");
        }
        return call.json(201, present(row));
    }

    private Answer update(Call call, OwnerKind kind, Row owner) {
        Row row = find(call, kind, owner);
        new Edit(call, row).flag("allow_force_push", "code_owner_approval_required").stamp(content.now());
        push.update(call, owner, row, "allowed_to_push");
        merge.update(call, owner, row, "allowed_to_merge");
        unprotect.update(call, owner, row, "allowed_to_unprotect");
        return call.json(200, present(row));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "name")
                .put("push_access_levels", push.present(row))
                .put("merge_access_levels", merge.present(row))
                .flags(row, "allow_force_push")
                .put("unprotect_access_levels", unprotect.present(row))
                .flags(row, "code_owner_approval_required")
                .put("inherited", false)
                .map();
    }
}

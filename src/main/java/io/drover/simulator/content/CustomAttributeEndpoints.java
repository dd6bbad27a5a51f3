package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** doc/api/custom_attributes.md: for administrators only. */
final class CustomAttributeEndpoints {
    private final Content content;

    CustomAttributeEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        register(routes, "/projects/:id/custom_attributes", "project_custom_attributes", "project_id", Call::project);
        register(routes, "/groups/:id/custom_attributes", "group_custom_attributes", "group_id", Call::group);
        register(routes, "/users/:id/custom_attributes", "user_custom_attributes", "user_id", call -> Content.number(call.path("id"))
                .flatMap(id -> content.table("users").byId(id))
                .orElseThrow(() -> ApiError.notFound("User")));
    }

    private void register(Routes routes, String all, String table, String column, Function<Call, Row> find) {
        String one = all + "/:key";
        routes.get(all, call -> {
                    call.requireAdmin();
                    return call.page(content.table(table).where(column, find.apply(call).id()), row -> Fields.of(row, "key", "value").map());
                })
                .get(one, call -> call.json(200, Fields.of(attribute(call, table, column, find), "key", "value").map()))
                .put(one, call -> {
                    call.requireAdmin();
                    Row owner = find.apply(call);
                    String value = call.requireText("value");
                    Row row = of(call, table, column, owner).orElseGet(() -> content.table(table)
                            .insert(Map.of(column, owner.id(), "key", call.path("key"), "created_at", content.now())));
                    row.set("value", value).set("updated_at", content.now());
                    return call.json(200, Fields.of(row, "key", "value").map());
                })
                .delete(one, call -> {
                    content.table(table).delete(attribute(call, table, column, find));
                    return call.empty(204);
                });
    }

    private Row attribute(Call call, String table, String column, Function<Call, Row> find) {
        call.requireAdmin();
        return of(call, table, column, find.apply(call)).orElseThrow(() -> ApiError.notFound("Custom Attribute"));
    }

    private Optional<Row> of(Call call, String table, String column, Row owner) {
        return content.table(table).where(column, owner.id()).stream().filter(row -> row.text("key").equals(call.path("key"))).findFirst();
    }
}

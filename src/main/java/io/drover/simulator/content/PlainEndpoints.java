package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists, creates, changes and deletes the records of a {@link PlainResource}. */
final class PlainEndpoints {
    private final Content content;
    private final PlainResource resource;

    PlainEndpoints(Content content, PlainResource resource) {
        this.content = content;
        this.resource = resource;
    }

    void register(Routes routes) {
        String all = resource.owner().prefix() + "/" + resource.path();
        String one = all + "/:record_id";
        routes.get(all, call -> call.page(of(resource.owner().find(call, resource.read())), this::present))
                .post(all, this::create)
                .patch(one, this::change)
                .put(one, this::change)
                .delete(one, call -> {
                    content.table(resource.table()).delete(find(call));
                    return call.empty(204);
                });
    }

    private List<Row> of(Row owner) {
        return content.table(resource.table()).where(resource.owner().column(), owner.id());
    }

    private Row find(Call call) {
        return content.owned(resource.table(), call.path("record_id"), resource.owner().column(), resource.owner().find(call, resource.write()), resource.what());
    }

    private Answer create(Call call) {
        Row owner = resource.owner().find(call, resource.write());
        resource.required().forEach(call::requireText);
        resource.check().on(call, owner, true);
        String unique = resource.unique();
        if (unique != null && of(owner).stream().anyMatch(row -> Objects.equals(row.get(unique), call.requireText(unique)))) {
            throw new ApiError(422, Map.of("message", List.of(words(unique) + " has already been taken")));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(resource.owner().column(), owner.id());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, present(edit(call, content.table(resource.table()).insert(columns))));
    }

    private Answer change(Call call) {
        Row row = find(call);
        resource.check().on(call, resource.owner().find(call, resource.write()), false);
        return call.json(200, present(edit(call, row)));
    }

    private static String words(String column) {
        String words = column.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Row edit(Call call, Row row) {
        return new Edit(call, row)
                .text(resource.texts().toArray(String[]::new))
                .number(resource.numbers().toArray(String[]::new))
                .flag(resource.flags().toArray(String[]::new))
                .stamp(content.now());
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", resource.owner().column())
                .copy(row, resource.texts().toArray(String[]::new))
                .copy(row, resource.numbers().toArray(String[]::new))
                .flags(row, resource.flags().toArray(String[]::new))
                .map();
    }
}

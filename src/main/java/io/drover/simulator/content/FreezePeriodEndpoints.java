package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/freeze_periods.md. */
final class FreezePeriodEndpoints {
    private static final String TABLE = "ci_freeze_periods";

    private final Content content;

    FreezePeriodEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/freeze_periods";
        String one = all + "/:freeze_period_id";
        routes.get(all, call -> call.page(content.table(TABLE).where("project_id", call.project(Levels.REPORTER).id()), FreezePeriodEndpoints::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, Levels.REPORTER))))
                .put(one, call -> {
                    Row row = find(call, Levels.MAINTAINER);
                    List.of("freeze_start", "freeze_end").forEach(name -> call.text(name).ifPresent(cron -> refuseInvalid(name, cron)));
                    return call.json(200, present(new Edit(call, row).text("freeze_start", "freeze_end", "cron_timezone").stamp(content.now())));
                })
                .delete(one, call -> {
                    content.table(TABLE).delete(find(call, Levels.MAINTAINER));
                    return call.empty(204);
                });
    }

    private Row find(Call call, int level) {
        return content.owned(TABLE, call.path("freeze_period_id"), "project_id", call.project(level), "Freeze Period");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String name : List.of("freeze_start", "freeze_end")) {
            columns.put(name, refuseInvalid(name, call.requireText(name)));
        }
        columns.put("project_id", project.id());
        columns.put("cron_timezone", call.text("cron_timezone").orElse("UTC"));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, present(content.table(TABLE).insert(columns)));
    }

    private static String refuseInvalid(String name, String cron) {
        if (cron.strip().split("\\s+").length != 5) {
            throw ApiError.invalid(name, "is invalid syntax");
        }
        return cron;
    }

    private static Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "freeze_start", "freeze_end", "cron_timezone", "created_at", "updated_at").map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Estimates and time spent (doc/api/issues.md#time-tracking). */
final class TimeTracking {
    private final Content content;
    private final String type;

    TimeTracking(Content content, String type) {
        this.content = content;
        this.type = type;
    }

    void register(Routes routes, String one, Function<Call, Row> find, String foreignKey) {
        routes.get(one + "/time_stats", call -> stats(call, 200, find.apply(call)))
                .post(one + "/time_estimate", call -> {
                    Row row = writable(call, find);
                    return stats(call, 200, row.set("time_estimate", duration(call)));
                })
                .post(one + "/reset_time_estimate", call -> stats(call, 200, writable(call, find).set("time_estimate", 0L)))
                .post(one + "/add_spent_time", call -> {
                    Row row = writable(call, find);
                    Map<String, @Nullable Object> columns = new HashMap<>();
                    columns.put(foreignKey, row.id());
                    columns.put("time_spent", duration(call));
                    columns.put("user_id", call.requireUser().id());
                    columns.put("summary", call.text("summary").orElse(""));
                    columns.put("project_id", call.project().id());
                    columns.put("spent_at", content.now());
                    columns.put("created_at", content.now());
                    columns.put("updated_at", content.now());
                    content.table("timelogs").insert(columns);
                    return stats(call, 201, row);
                })
                .post(one + "/reset_spent_time", call -> {
                    Row row = writable(call, find);
                    content.table("timelogs").where(foreignKey, row.id()).forEach(content.table("timelogs")::delete);
                    return stats(call, 200, row);
                });
    }

    private static Row writable(Call call, Function<Call, Row> find) {
        call.project(Levels.PLANNER);
        return find.apply(call);
    }

    private static long duration(Call call) {
        return Times.seconds(call.requireText("duration")).orElseThrow(() -> ApiError.parameter("duration is invalid"));
    }

    private Answer stats(Call call, int status, Row row) {
        return call.json(status, new Issuables(content).timeStats(type, row));
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/pipeline_schedules.md. Variables are shown with a single schedule only. */
final class ScheduleEndpoints {
    private final Content content;

    ScheduleEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/pipeline_schedules";
        String one = all + "/:pipeline_schedule_id";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(one, call -> call.json(200, whole(find(call), seesVariables(call))))
                .put(one, this::update)
                .delete(one, call -> {
                    Row row = removable(call);
                    variables(row).forEach(content.table("ci_pipeline_schedule_variables")::delete);
                    content.table("ci_pipeline_schedules").delete(row);
                    return call.empty(204);
                })
                .post(one + "/take_ownership", call -> {
                    Row user = call.requireUser();
                    call.project(Levels.MAINTAINER);
                    return call.json(201, whole(find(call).set("owner_id", user.id()), true));
                })
                .post(one + "/play", call -> {
                    call.project(Levels.DEVELOPER);
                    find(call);
                    return call.json(201, Map.of("message", "201 Created"));
                })
                .get(one + "/pipelines", call -> call.page(List.<Row>of(), Row::id));
        String variables = one + "/variables";
        routes.post(variables, this::createVariable)
                .put(variables + "/:key", call -> {
                    Row variable = variable(call, writable(call));
                    new Edit(call, variable).text("value", "variable_type");
                    return call.json(200, presentVariable(variable));
                })
                .delete(variables + "/:key", call -> {
                    Row variable = variable(call, writable(call));
                    content.table("ci_pipeline_schedule_variables").delete(variable);
                    return call.json(202, presentVariable(variable));
                });
    }

    private Row find(Call call) {
        return content.owned("ci_pipeline_schedules", call.path("pipeline_schedule_id"), "project_id", call.project(), "Pipeline Schedule");
    }

    /** Its owner and administrators may change a schedule; a maintainer takes it over first (doc/ci/pipelines/schedules.md). */
    private Row writable(Call call) {
        Row user = call.requireUser();
        call.project(Levels.DEVELOPER);
        Row row = find(call);
        if (!Objects.equals(row.get("owner_id"), user.id()) && !user.flag("admin")) {
            throw ApiError.forbidden();
        }
        return row;
    }

    /** A maintainer may delete anybody's. */
    private Row removable(Call call) {
        return content.atLeast(call, call.project(Levels.DEVELOPER), Levels.MAINTAINER) ? find(call) : writable(call);
    }

    private boolean seesVariables(Call call) {
        Row user = call.user();
        return content.atLeast(call, call.project(), Levels.MAINTAINER) || (user != null && Objects.equals(find(call).get("owner_id"), user.id()));
    }

    private Answer list(Call call) {
        List<Row> rows = new ArrayList<>(content.table("ci_pipeline_schedules").where("project_id", call.project(Levels.GUEST).id()));
        call.choice("scope", "active", "inactive").ifPresent(scope -> rows.removeIf(row -> row.flag("active") != scope.equals("active")));
        return call.page(rows, row -> basic(row).map());
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.DEVELOPER);
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String name : List.of("description", "ref", "cron")) {
            columns.put(name, call.requireText(name));
        }
        columns.put("cron_timezone", call.text("cron_timezone").orElse("UTC"));
        columns.put("active", call.flag("active").orElse(true));
        refuseInvalid(columns);
        columns.put("inputs", inputs(List.of(), call.params().get("inputs")));
        columns.put("project_id", project.id());
        columns.put("owner_id", user.id());
        columns.put("next_run_at", content.now().plusSeconds(3600));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, whole(content.table("ci_pipeline_schedules").insert(columns), true));
    }

    private Answer update(Call call) {
        Row row = writable(call);
        Map<String, @Nullable Object> after = row.columns();
        List.of("cron", "cron_timezone").forEach(name -> call.text(name).ifPresent(value -> after.put(name, value)));
        refuseInvalid(after);
        new Edit(call, row).text("description", "ref", "cron", "cron_timezone").flag("active").stamp(content.now());
        row.set("inputs", inputs(row.get("inputs"), call.params().get("inputs")));
        return call.json(200, whole(row, true));
    }

    /** By name; {@code destroy} takes one out. */
    private static List<Object> inputs(@Nullable Object before, @Nullable Object given) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Object list : Arrays.asList(before, given)) {
            for (Object each : list instanceof List<?> some ? some : List.of()) {
                Map<?, ?> input = (Map<?, ?>) each;
                String name = String.valueOf(input.get("name"));
                if (Boolean.TRUE.equals(input.get("destroy"))) {
                    inputs.remove(name);
                } else {
                    inputs.put(name, Fields.with("name", name).put("value", input.get("value")).map());
                }
            }
        }
        return List.copyOf(inputs.values());
    }

    private static void refuseInvalid(Map<String, @Nullable Object> columns) {
        String[] parts = String.valueOf(columns.get("cron")).strip().split("\\s+");
        boolean plausible = parts.length == 5 && Arrays.stream(parts).allMatch(p -> p.matches("[0-9A-Za-z*/,#L-]+"));
        if (!plausible) {
            throw ApiError.invalid("cron", "syntax is invalid");
        }
        String zone = String.valueOf(columns.get("cron_timezone"));
        boolean known = ZoneId.getAvailableZoneIds().contains(zone) || RAILS_ZONES.contains(zone);
        if (!known) {
            throw ApiError.invalid("cron_timezone", "syntax is invalid");
        }
    }

    /** Names of Rails' own beside the tz database's. */
    private static final List<String> RAILS_ZONES = List.of("Berlin", "London", "Paris", "Tokyo", "Pacific Time (US & Canada)", "Eastern Time (US & Canada)");

    private List<Row> variables(Row schedule) {
        return content.table("ci_pipeline_schedule_variables").where("pipeline_schedule_id", schedule.id());
    }

    private Row variable(Call call, Row schedule) {
        return variables(schedule).stream()
                .filter(v -> v.text("key").equals(call.path("key")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Pipeline Schedule Variable"));
    }

    private Answer createVariable(Call call) {
        Row schedule = writable(call);
        String key = call.requireText("key");
        String value = call.requireText("value");
        if (variables(schedule).stream().anyMatch(v -> v.text("key").equals(key))) {
            throw ApiError.invalid("key", "has already been taken");
        }
        Row row = content.table("ci_pipeline_schedule_variables")
                .insert(Map.of(
                        "pipeline_schedule_id", schedule.id(),
                        "key", key,
                        "value", value,
                        "variable_type", call.choice("variable_type", "env_var", "file").orElse("env_var"),
                        "raw", false));
        return call.json(201, presentVariable(row));
    }

    private static Map<String, @Nullable Object> presentVariable(Row row) {
        return Fields.with("variable_type", row.has("variable_type") ? row.get("variable_type") : "env_var")
                .copy(row, "key", "value")
                .flags(row, "raw")
                .map();
    }

    private Fields basic(Row row) {
        return Fields.of(row, "id", "description", "ref", "cron", "cron_timezone", "next_run_at")
                .flags(row, "active")
                .copy(row, "created_at", "updated_at")
                .put("owner", content.user(row.numberOrNull("owner_id")));
    }

    private Map<String, @Nullable Object> whole(Row row, boolean withVariables) {
        Fields fields = basic(row).put("last_pipeline", null);
        if (withVariables) {
            fields.put("variables", variables(row).stream().map(ScheduleEndpoints::presentVariable).toList());
        }
        return fields.put("inputs", row.has("inputs") ? row.get("inputs") : List.of()).map();
    }
}

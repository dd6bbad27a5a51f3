package io.drover.simulator.directtransfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /bulk_imports} (doc/api/bulk_imports.md). Everybody sees the imports he started; with the setting off nobody sees anything. */
public final class BulkImportEndpoints {
    private final Instance instance;
    private final Imports imports;
    private final ImportWorker worker;
    private final ImportPresenter presenter;

    private BulkImportEndpoints(Instance instance) {
        this.instance = instance;
        this.imports = new Imports(instance);
        this.worker = new ImportWorker(instance, imports);
        this.presenter = new ImportPresenter(instance);
    }

    public static void register(Routes routes, Instance instance) {
        BulkImportEndpoints all = new BulkImportEndpoints(instance);
        routes.post("/bulk_imports", all::start)
                .get("/bulk_imports", all::list)
                .get("/bulk_imports/entities", all::allEntities)
                .get("/bulk_imports/:import_id", call -> call.json(200, all.presenter.bulk(all.mine(call))))
                .get("/bulk_imports/:import_id/entities", all::entities)
                .get("/bulk_imports/:import_id/entities/:entity_id", call -> call.json(200, all.presenter.entity(all.entity(call))))
                .get("/bulk_imports/:import_id/entities/:entity_id/failures", all::failures)
                .post("/bulk_imports/:import_id/cancel", all::cancel);
    }

    private Row caller(Call call) {
        if (!instance.settings().flag("bulk_import_enabled")) {
            throw new ApiError(404, Map.of("message", "404 Not Found"));
        }
        return call.requireUser();
    }

    private Answer start(Call call) {
        Row user = caller(call);
        Map<?, ?> configuration = call.params().get("configuration") instanceof Map<?, ?> map ? map : Map.of();
        String url = required(configuration, "url");
        String token = required(configuration, "access_token");
        List<EntityRequest> entities = EntityRequest.all(call.params().get("entities"));
        Row bulk = new ImportCreation(instance, imports, user, url, token).create(entities);
        Map<String, @Nullable Object> answer = presenter.bulk(bulk);
        worker.later(bulk);
        return call.json(201, answer);
    }

    private static String required(Map<?, ?> configuration, String name) {
        Object value = configuration.get(name);
        if (value == null || value.toString().isBlank()) {
            throw ApiError.parameter("configuration[" + name + "] is missing");
        }
        return value.toString();
    }

    private Answer list(Call call) {
        return call.page(chosen(call, imports.of(caller(call))), presenter::bulk);
    }

    private Answer allEntities(Call call) {
        List<Row> all = imports.of(caller(call)).stream().flatMap(bulk -> imports.entities(bulk).stream()).toList();
        return call.page(chosen(call, all), presenter::entity);
    }

    private Answer entities(Call call) {
        return call.page(chosen(call, imports.entities(mine(call))), presenter::entity);
    }

    /** Newest first unless asked otherwise, and only those in the state that was asked for. */
    private static List<Row> chosen(Call call, List<Row> rows) {
        Optional<String> status = call.choice("status", Imports.STATES.toArray(String[]::new));
        List<Row> chosen = new ArrayList<>(rows.stream().filter(row -> status.isEmpty() || Imports.is(row, status.get())).toList());
        return call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? chosen : chosen.reversed();
    }

    private Row mine(Call call) {
        Row user = caller(call);
        return find(call).filter(bulk -> bulk.number("user_id") == user.id()).orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not Found")));
    }

    private Optional<Row> find(Call call) {
        return imports.byId(number(call, "import_id"));
    }

    private Row entity(Call call) {
        long id = number(call, "entity_id");
        return imports.entities(mine(call)).stream().filter(row -> row.id() == id).findFirst().orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not Found")));
    }

    private static long number(Call call, String name) {
        try {
            return Long.parseLong(call.path(name));
        } catch (NumberFormatException e) {
            throw ApiError.parameter(name + " is invalid");
        }
    }

    private Answer failures(Call call) {
        return call.page(new Failures(instance).of(entity(call)), Failures::present);
    }

    private Answer cancel(Call call) {
        Row user = caller(call);
        Row bulk = find(call).orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not Found")));
        if (bulk.number("user_id") != user.id() && !Access.admin(user)) {
            throw ApiError.forbidden();
        }
        imports.cancel(bulk);
        return call.json(200, presenter.bulk(bulk));
    }
}

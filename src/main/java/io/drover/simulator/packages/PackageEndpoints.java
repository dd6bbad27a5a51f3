package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all formats have in common (doc/api/packages.md). */
public final class PackageEndpoints {
    private final PackageStore store;

    private PackageEndpoints(PackageStore store) {
        this.store = store;
    }

    public static void register(Routes routes, Instance instance) {
        PackageStore store = new PackageStore(instance);
        new PackageEndpoints(store).register(routes);
        new GenericPackages(store).register(routes);
        new MavenPackages(store).register(routes);
        new NpmPackages(store, instance.url()).register(routes);
        new PypiPackages(store, instance.url()).register(routes);
        new NugetPackages(store).register(routes);
        new HelmPackages(store).register(routes);
    }

    private void register(Routes routes) {
        routes.get("/projects/:id/packages", this::list)
                .get("/projects/:id/packages/:package_id", call -> call.json(200, shown(pack(call, Levels.REPORTER))))
                .delete("/projects/:id/packages/:package_id", call -> {
                    store.delete(pack(call, Levels.MAINTAINER));
                    return call.empty(204);
                })
                .get("/projects/:id/packages/:package_id/package_files", call -> call.page(store.files(pack(call, Levels.REPORTER)), PackageEndpoints::file));
    }

    /** Packages without a version are left out unless asked for. */
    private Answer list(Call call) {
        List<Row> rows = new ArrayList<>(store.packages().where("project_id", call.project(Levels.REPORTER).id()));
        call.text("package_type").ifPresent(type -> rows.removeIf(row -> !type.equals(row.get("package_type"))));
        call.text("package_name").ifPresent(name -> rows.removeIf(row -> !row.text("name").contains(name)));
        if (!call.flag("include_versionless").orElse(false)) {
            rows.removeIf(row -> !row.has("version"));
        }
        return call.page(rows, this::shown);
    }

    private Row pack(Call call, int level) {
        Row project = call.project(level);
        return store.packages().all().stream()
                .filter(row -> Long.toString(row.id()).equals(call.path("package_id")) && Objects.equals(row.get("project_id"), project.id()))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Package"));
    }

    private Map<String, @Nullable Object> shown(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (String column : List.of("id", "name", "version", "package_type", "status", "created_at")) {
            json.put(column, row.get(column));
        }
        json.put("tags", NpmPackages.tags(store, row));
        return json;
    }

    private static Map<String, @Nullable Object> file(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (String column : List.of("id", "package_id", "created_at", "file_name", "size", "file_md5", "file_sha1", "file_sha256")) {
            json.put(column, row.get(column));
        }
        return json;
    }
}

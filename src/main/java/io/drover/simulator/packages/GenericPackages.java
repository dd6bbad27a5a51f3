package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.Map;

/** doc/user/packages/generic_packages/_index.md. */
final class GenericPackages {
    private static final String FILE = "/projects/:id/packages/generic/:package_name/:package_version/*file_name";
    private static final String TYPE = "generic";

    private final PackageStore store;

    GenericPackages(PackageStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.put(FILE, call -> {
                    Row pack = store.ensure(call.project(Levels.DEVELOPER), TYPE, call.path("package_name"), call.path("package_version"), call.user());
                    call.text("status").ifPresent(status -> pack.set("status", status));
                    store.add(pack, call.path("file_name"), call.body());
                    return call.json(201, Map.of("message", "201 Created"));
                })
                .get(FILE, call -> store.find(call.project(Levels.REPORTER), TYPE, call.path("package_name"), call.path("package_version"))
                        .flatMap(pack -> store.file(pack, call.path("file_name")))
                        .map(file -> call.file(store.content(file), "application/octet-stream", file.text("file_name")))
                        .orElseThrow(() -> ApiError.notFound("Package")));
    }
}

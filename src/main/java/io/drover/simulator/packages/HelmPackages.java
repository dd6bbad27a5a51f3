package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call.UploadedFile;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** doc/user/packages/helm_repository/_index.md, doc/api/packages/helm.md. Charts are named {@code name-version.tgz}. */
final class HelmPackages {
    private static final String TYPE = "helm";
    private static final String BASE = "/projects/:id/packages/helm";
    private static final Pattern CHART = Pattern.compile("(.+?)-(v?\\d.*)\\.tgz");

    private final PackageStore store;

    HelmPackages(PackageStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.post(BASE + "/api/:channel/charts", this::upload)
                .get(BASE + "/:channel/index.yaml", this::index)
                .get(BASE + "/:channel/charts/:file_name", call -> store.of(call.project(Levels.REPORTER), TYPE).stream()
                        .filter(pack -> call.path("channel").equals(channel(pack)))
                        .flatMap(pack -> store.file(pack, call.path("file_name")).stream())
                        .findFirst()
                        .map(file -> call.file(store.content(file), "application/octet-stream", file.text("file_name")))
                        .orElseThrow(() -> ApiError.notFound("Package")));
    }

    private String channel(Row pack) {
        return String.valueOf(store.metadata(pack).get("channel"));
    }

    private Answer upload(Call call) throws IOException {
        Row project = call.project(Levels.DEVELOPER);
        UploadedFile chart = call.file("chart").orElseThrow(() -> ApiError.parameter("chart is missing"));
        Matcher name = CHART.matcher(chart.fileName());
        if (!name.matches()) {
            throw ApiError.parameter("chart is invalid");
        }
        Row pack = store.ensure(project, TYPE, name.group(1), name.group(2), call.user());
        store.describe(pack, Map.of("channel", call.path("channel")));
        try (InputStream in = Files.newInputStream(chart.path())) {
            store.add(pack, chart.fileName(), in);
        }
        return call.empty(201);
    }

    private Answer index(Call call) {
        StringBuilder yaml = new StringBuilder("---\napiVersion: v1\nentries:\n");
        for (Row pack : store.of(call.project(Levels.REPORTER), TYPE)) {
            if (call.path("channel").equals(channel(pack))) {
                store.files(pack).forEach(file -> yaml.append("  ").append(pack.text("name")).append(":\n  - name: ").append(pack.text("name"))
                        .append("\n    version: ").append(pack.text("version"))
                        .append("\n    digest: ").append(file.text("file_sha256"))
                        .append("\n    urls:\n    - charts/").append(file.text("file_name")).append('\n'));
            }
        }
        return call.bytes(200, yaml.toString().getBytes(StandardCharsets.UTF_8), "text/yaml");
    }
}

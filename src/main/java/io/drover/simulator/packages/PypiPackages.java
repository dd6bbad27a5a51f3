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
import java.util.LinkedHashMap;
import java.util.Map;

/** doc/user/packages/pypi_repository/_index.md, doc/api/packages/pypi.md. */
final class PypiPackages {
    private static final String TYPE = "pypi";
    private static final String BASE = "/projects/:id/packages/pypi";

    private final PackageStore store;
    private final String url;

    PypiPackages(PackageStore store, String url) {
        this.store = store;
        this.url = url;
    }

    void register(Routes routes) {
        routes.post(BASE, this::upload)
                .get(BASE + "/simple/:package_name", this::simple)
                .get(BASE + "/files/:sha256/:file_name", call -> store.of(call.project(Levels.REPORTER), TYPE).stream()
                        .flatMap(pack -> store.files(pack).stream())
                        .filter(file -> file.text("file_sha256").equals(call.path("sha256")) && file.text("file_name").equals(call.path("file_name")))
                        .findFirst()
                        .map(file -> call.file(store.content(file), "application/octet-stream", file.text("file_name")))
                        .orElseThrow(() -> ApiError.notFound("Package")));
    }

    private Answer upload(Call call) throws IOException {
        Row project = call.project(Levels.DEVELOPER);
        UploadedFile content = call.file("content").orElseThrow(() -> ApiError.parameter("content is missing"));
        Row pack = store.ensure(project, TYPE, call.requireText("name"), call.requireText("version"), call.user());
        if (store.file(pack, content.fileName()).isPresent()) {
            throw new ApiError(400, Map.of("message", "Validation failed: File name has already been taken"));
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String field : new String[] {"requires_python", "summary", "keywords", "metadata_version", "author_email", "description"}) {
            call.text(field).ifPresent(value -> metadata.put(field, value));
        }
        store.describe(pack, metadata);
        try (InputStream in = Files.newInputStream(content.path())) {
            store.add(pack, content.fileName(), in);
        }
        return call.json(201, Map.of("message", "201 Created"));
    }

    /** PEP 503; names are compared without regard to case and separators. */
    private Answer simple(Call call) {
        Row project = call.project(Levels.REPORTER);
        String wanted = normal(call.path("package_name"));
        StringBuilder links = new StringBuilder();
        for (Row pack : store.of(project, TYPE)) {
            if (normal(pack.text("name")).equals(wanted)) {
                store.files(pack).forEach(file -> links.append(link(project, pack, file)));
            }
        }
        if (links.isEmpty()) {
            throw ApiError.notFound("Package");
        }
        String page = "<!DOCTYPE html><html><head><title>Links</title></head><body><h1>Links</h1>\n" + links + "</body></html>\n";
        return call.bytes(200, page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private String link(Row project, Row pack, Row file) {
        String address = url + "/api/v4/projects/" + project.id() + "/packages/pypi/files/" + file.text("file_sha256") + "/" + file.text("file_name") + "#sha256="
                + file.text("file_sha256");
        String python = String.valueOf(store.metadata(pack).getOrDefault("requires_python", "")).replace("<", "&lt;").replace(">", "&gt;");
        return "<a href=\"" + address + "\" data-requires-python=\"" + python + "\">" + file.text("file_name") + "</a><br>\n";
    }

    private static String normal(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_.]+", "-");
    }
}

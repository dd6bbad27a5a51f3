package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/user/packages/npm_registry/_index.md, doc/api/packages/npm.md. */
final class NpmPackages {
    private static final String TYPE = "npm";
    private static final String PACKAGES = "/projects/:id/packages/npm/*path";
    private static final String TAGS = "/projects/:id/packages/npm/-/package/:package_name/dist-tags";
    private static final String FILE = "/-/";

    private final PackageStore store;
    private final String url;

    NpmPackages(PackageStore store, String url) {
        this.store = store;
        this.url = url;
    }

    void register(Routes routes) {
        routes.put(PACKAGES, this::publish)
                .get(PACKAGES, this::get)
                .get(TAGS, call -> call.json(200, distTags(call.project(Levels.REPORTER), call.path("package_name"))))
                .put(TAGS + "/:tag", this::tag);
    }

    /** Shown by the packages API as objects with a name. */
    static List<Map<String, Object>> tags(PackageStore store, Row pack) {
        return tagNames(store, pack).stream().map(name -> Map.<String, Object>of("name", name, "package_id", pack.id())).toList();
    }

    private static List<String> tagNames(PackageStore store, Row pack) {
        return store.metadata(pack).get("tags") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    @SuppressWarnings("unchecked")
    private Answer publish(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.path("path");
        Map<String, Object> versions = map(call.params().get("versions"));
        if (versions.isEmpty()) {
            throw ApiError.parameter("versions is missing");
        }
        Map.Entry<String, Object> version = versions.entrySet().iterator().next();
        if (store.find(project, TYPE, name, version.getKey()).isPresent()) {
            throw new ApiError(403, Map.of("message", "Package already exists."));
        }
        Map<String, Object> attachments = map(call.params().get("_attachments"));
        if (attachments.isEmpty()) {
            throw new ApiError(400, Map.of("message", "Attachment data is empty."));
        }
        Map.Entry<String, Object> attachment = attachments.entrySet().iterator().next();
        Row pack = store.ensure(project, TYPE, name, version.getKey(), call.user());
        byte[] content = Base64.getDecoder().decode(String.valueOf(map(attachment.getValue()).get("data")));
        store.add(pack, attachment.getKey().substring(attachment.getKey().lastIndexOf('/') + 1), new ByteArrayInputStream(content));
        Map<String, @Nullable Object> json = new LinkedHashMap<>((Map<String, @Nullable Object>) version.getValue());
        json.remove("dist");
        store.describe(pack, Map.of("json", json, "tags", List.of()));
        String tag = map(call.params().get("dist-tags")).keySet().stream().findFirst().orElse("latest");
        point(project, name, tag, pack);
        return call.json(200, Map.of("message", "200 OK"));
    }

    private Answer tag(Call call) throws IOException {
        Row project = call.project(Levels.DEVELOPER);
        String version = new String(call.body().readAllBytes(), StandardCharsets.UTF_8).replace("\"", "").strip();
        Row pack = store.find(project, TYPE, call.path("package_name"), version).orElseThrow(() -> ApiError.notFound("Package"));
        point(project, call.path("package_name"), call.path("tag"), pack);
        return call.empty(204);
    }

    /** A tag is at one version of a package only. */
    private void point(Row project, String name, String tag, Row to) {
        for (Row pack : versions(project, name)) {
            List<String> names = new java.util.ArrayList<>(tagNames(store, pack));
            names.remove(tag);
            if (pack.id() == to.id()) {
                names.add(tag);
            }
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(store.metadata(pack));
            metadata.put("tags", names);
            store.describe(pack, metadata);
        }
    }

    private List<Row> versions(Row project, String name) {
        return store.of(project, TYPE).stream().filter(row -> name.equals(row.get("name"))).toList();
    }

    private Map<String, Object> distTags(Row project, String name) {
        Map<String, Object> tags = new LinkedHashMap<>();
        versions(project, name).forEach(pack -> tagNames(store, pack).forEach(tag -> tags.put(tag, pack.text("version"))));
        return tags;
    }

    /** A package's metadata, or {@code name/-/file.tgz}. */
    private Answer get(Call call) {
        Row project = call.project(Levels.REPORTER);
        String path = call.path("path");
        int file = path.indexOf(FILE);
        if (file < 0) {
            return call.json(200, packument(project, path));
        }
        String name = path.substring(0, file);
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        Optional<Row> found = versions(project, name).stream().flatMap(pack -> store.file(pack, fileName).stream()).findFirst();
        Row row = found.orElseThrow(() -> ApiError.notFound("Package"));
        return call.file(store.content(row), "application/octet-stream", fileName);
    }

    private Map<String, @Nullable Object> packument(Row project, String name) {
        List<Row> rows = versions(project, name);
        if (rows.isEmpty()) {
            throw ApiError.notFound("Package");
        }
        Map<String, @Nullable Object> versions = new LinkedHashMap<>();
        for (Row pack : rows) {
            store.files(pack).stream().findFirst().ifPresent(file -> versions.put(pack.text("version"), version(project, pack, file)));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("versions", versions);
        json.put("dist-tags", distTags(project, name));
        return json;
    }

    private Map<String, @Nullable Object> version(Row project, Row pack, Row file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(map(store.metadata(pack).get("json")));
        json.put("name", pack.text("name"));
        json.put("version", pack.text("version"));
        String tarball = url + "/api/v4/projects/" + project.id() + "/packages/npm/" + pack.text("name") + FILE + file.text("file_name");
        json.put("dist", Map.of("shasum", file.text("file_sha1"), "tarball", tarball));
        return json;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }
}

package io.drover.simulator.repository;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call.UploadedFile;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.namespaces.Avatars;
import io.drover.simulator.people.UserPresenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files attached to issues, notes and the like, and avatars (doc/api/project_markdown_uploads.md, doc/api/project_avatars.md). */
public final class UploadEndpoints {
    private final Instance instance;
    private final Tokens tokens;

    private UploadEndpoints(Instance instance) {
        this.instance = instance;
        this.tokens = new Tokens(instance);
    }

    public static void register(Routes routes, Instance instance) {
        UploadEndpoints endpoints = new UploadEndpoints(instance);
        routes.post("/projects/:id/uploads", endpoints::upload);
        routes.get("/projects/:id/uploads", endpoints::list);
        routes.get("/projects/:id/uploads/:upload_id", endpoints::byId);
        routes.get("/projects/:id/uploads/:secret/:filename", endpoints::bySecret);
        routes.delete("/projects/:id/uploads/:upload_id", endpoints::delete);
        routes.get("/projects/:id/avatar", call -> endpoints.avatar(call, call.project(), "projects"));
        routes.get("/groups/:id/avatar", call -> endpoints.avatar(call, call.group(), "namespaces"));
    }

    private Answer upload(Call call) throws IOException {
        Row project = call.project(Levels.GUEST);
        UploadedFile file = call.file("file").orElseThrow(() -> ApiError.parameter("file is invalid"));
        if (file.size() > instance.settings().number("max_attachment_size") << 20) {
            throw new ApiError(413, Map.of("message", "413 Request Entity Too Large"));
        }
        String name = file.fileName().replaceAll("[^\\p{L}\\p{N}._+\\-]", "_");
        String secret = tokens.hex(32);
        Path folder = instance.uploads(project).resolve(secret);
        Files.createDirectories(folder);
        Files.move(file.path(), folder.resolve(name));
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("model_type", "Project");
        columns.put("model_id", project.id());
        columns.put("project_id", project.id());
        columns.put("secret", secret);
        columns.put("filename", name);
        columns.put("path", secret + "/" + name);
        columns.put("size", file.size());
        columns.put("uploader", "FileUploader");
        columns.put("uploaded_by_user_id", call.requireUser().id());
        columns.put("created_at", instance.time().now());
        Row upload = instance.db().table("uploads").insert(columns);
        return call.json(201, markdown(project, upload, name, secret));
    }

    private static Map<String, Object> markdown(Row project, Row upload, String name, String secret) {
        String url = "/uploads/" + secret + "/" + name;
        boolean picture = name.matches("(?i).*\\.(png|jpe?g|gif|bmp|tiff|ico|webp|mp4|m4v|mov|webm|ogv|mp3|oga|ogg|spx|wav)");
        String alt = picture ? name.substring(0, name.lastIndexOf('.')) : name;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", upload.id());
        json.put("alt", alt);
        json.put("url", url);
        json.put("full_path", "/-/project/" + project.id() + url);
        json.put("markdown", (picture ? "!" : "") + "[" + alt + "](" + url + ")");
        return json;
    }

    private Answer list(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        UserPresenter people = new UserPresenter(instance);
        return call.page(uploads(project).reversed(), upload -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", upload.id());
            json.put("size", upload.number("size"));
            json.put("filename", upload.text("filename"));
            json.put("created_at", upload.get("created_at"));
            json.put("uploaded_by", people.brief(upload.numberOrNull("uploaded_by_user_id")));
            return json;
        });
    }

    private List<Row> uploads(Row project) {
        return instance.db().table("uploads").where("project_id", project.id());
    }

    private Row find(Call call, Row project) {
        return uploads(project).stream()
                .filter(upload -> Long.toString(upload.id()).equals(call.path("upload_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Upload"));
    }

    private Answer byId(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row upload = find(call, project);
        return send(call, project, upload.text("secret"), upload.text("filename"));
    }

    private Answer bySecret(Call call) {
        return send(call, call.project(Levels.GUEST), call.path("secret"), call.path("filename"));
    }

    private Answer send(Call call, Row project, String secret, String name) {
        Path file = instance.uploads(project).resolve(secret).resolve(name).normalize();
        if (!file.startsWith(instance.uploads(project)) || !Files.isRegularFile(file)) {
            throw ApiError.notFound("Upload");
        }
        return call.file(file, UploadPages.contentType(name), name);
    }

    private Answer delete(Call call) throws IOException {
        Row project = call.project(Levels.MAINTAINER);
        Row upload = find(call, project);
        Files.deleteIfExists(instance.uploads(project).resolve(upload.text("secret")).resolve(upload.text("filename")));
        instance.db().table("uploads").delete(upload);
        return call.empty(204);
    }

    private Answer avatar(Call call, Row owner, String table) {
        Optional<Path> file = new Avatars(instance).find(owner, table);
        String name = String.valueOf(owner.get("avatar"));
        return call.file(file.orElseThrow(() -> ApiError.notFound("Avatar")), UploadPages.contentType(name), name);
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/project_snippets.md: each snippet is a small repository. */
final class SnippetEndpoints {
    private final Content content;

    SnippetEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/snippets";
        String one = all + "/:snippet_id";
        routes.get(all, call -> {
                    List<Row> rows = new ArrayList<>(content.table("snippets").where("project_id", call.project().id()));
                    rows.sort(Comparator.comparingLong(Row::id).reversed());
                    return call.page(rows, this::present);
                })
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, this::update)
                .delete(one, this::delete)
                .get(one + "/raw", this::raw)
                .get(one + "/files/:ref/:file_path/raw", this::rawFile);
    }

    private Row find(Call call) {
        return NoteableKind.SNIPPET.find(content, call);
    }

    private Git git(Row snippet) {
        return new Git(content.instance().snippetRepository(snippet));
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.REPORTER);
        Map<String, byte[]> files = files(call);
        if (files.isEmpty()) {
            throw ApiError.parameter("file_name, files are missing, exactly one parameter must be provided");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("author_id", user.id());
        columns.put("type", "ProjectSnippet");
        columns.put("title", call.requireText("title"));
        columns.put("description", call.text("description").orElse(null));
        columns.put("visibility_level", Levels.visibility(call.choice("visibility", "private", "internal", "public").orElse("private")));
        String first = files.keySet().iterator().next();
        columns.put("file_name", first);
        columns.put("content", new String(files.getOrDefault(first, new byte[0]), StandardCharsets.UTF_8));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row snippet = content.table("snippets").insert(columns);
        commit(snippet, user, files, "Initial commit");
        return call.json(201, present(snippet));
    }

    private void commit(Row snippet, Row user, Map<String, byte[]> files, String message) {
        Git git = Git.create(content.instance().snippetRepository(snippet), "main");
        new TreeCommit(content, git).write("main", user, message, files, List.of());
    }

    private static Map<String, byte[]> files(Call call) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (call.params().get("files") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> file) {
                    Object text = file.get("content");
                    files.put(String.valueOf(file.get("file_path")), String.valueOf(text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        call.text("file_name").ifPresent(name ->
                files.put(name, call.requireText("content").getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private Answer update(Call call) {
        Row user = call.requireUser();
        Row snippet = find(call);
        if (!Objects.equals(snippet.get("author_id"), user.id()) && !content.atLeast(call, call.project(), Levels.MAINTAINER)) {
            throw ApiError.forbidden();
        }
        new Edit(call, snippet).text("title", "description").stamp(content.now());
        call.choice("visibility", "private", "internal", "public").ifPresent(v -> snippet.set("visibility_level", Levels.visibility(v)));
        Map<String, byte[]> files = files(call);
        if (!files.isEmpty()) {
            commit(snippet, user, files, "Update snippet");
        }
        return call.json(200, present(snippet));
    }

    private Answer delete(Call call) {
        Row user = call.requireUser();
        Row snippet = find(call);
        if (!Objects.equals(snippet.get("author_id"), user.id()) && !content.atLeast(call, call.project(), Levels.MAINTAINER)) {
            throw ApiError.forbidden();
        }
        content.table("snippets").delete(snippet);
        return call.empty(204);
    }

    private Answer raw(Call call) {
        Row snippet = find(call);
        Git git = git(snippet);
        Optional<String> head = git.commit("HEAD");
        List<String> names = head.map(sha -> names(git, sha)).orElse(List.of());
        String text = snippet.textOrNull("content");
        byte[] bytes = names.isEmpty()
                ? (text == null ? "" : text).getBytes(StandardCharsets.UTF_8)
                : git.bytes("show", head.get() + ":" + names.getFirst());
        return call.bytes(200, bytes, "text/plain; charset=utf-8");
    }

    private Answer rawFile(Call call) {
        Git git = git(find(call));
        String path = call.path("file_path");
        String commit = git.commit(call.path("ref")).orElseThrow(() -> ApiError.notFound("Reference"));
        if (!names(git, commit).contains(path)) {
            throw ApiError.notFound("File");
        }
        return call.bytes(200, git.bytes("show", commit + ":" + path), "text/plain; charset=utf-8");
    }

    private static List<String> names(Git git, String commit) {
        return List.of(git.text("ls-tree", "-r", "-z", "--name-only", commit).split("\0"));
    }

    private Map<String, @Nullable Object> present(Row snippet) {
        Row project = content.project(snippet.number("project_id"));
        String url = content.webUrl(project) + "/-/snippets/" + snippet.id();
        Git git = git(snippet);
        List<String> names = git.commit("HEAD").map(sha -> names(git, sha)).orElse(List.of());
        List<Object> files = new ArrayList<>();
        names.forEach(name -> files.add(Fields.with("path", name).put("raw_url", url + "/raw/main/" + name).map()));
        return Fields.of(snippet, "id", "title", "description")
                .put("visibility", Levels.visibility(snippet.has("visibility_level") ? snippet.number("visibility_level") : 0))
                .put("author", content.user(snippet.numberOrNull("author_id")))
                .copy(snippet, "created_at", "updated_at", "project_id")
                .put("web_url", url)
                .put("raw_url", url + "/raw")
                .put("ssh_url_to_repo", null)
                .put("http_url_to_repo", content.webUrl(project) + "/snippets/" + snippet.id() + ".git")
                .put("file_name", names.isEmpty() ? snippet.get("file_name") : names.getFirst())
                .put("files", files)
                .put("imported", snippet.has("imported_from"))
                .put("imported_from", snippet.has("imported_from") ? snippet.get("imported_from") : "none")
                .map();
    }
}

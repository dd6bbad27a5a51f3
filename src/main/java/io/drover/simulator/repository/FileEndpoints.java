package io.drover.simulator.repository;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import io.drover.simulator.repository.Commits.Commit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees, blobs, files and whole archives (doc/api/repositories.md, doc/api/repository_files.md). */
public final class FileEndpoints {
    private final Instance instance;

    private FileEndpoints(Instance instance) {
        this.instance = instance;
    }

    public static void register(Routes routes, Instance instance) {
        FileEndpoints endpoints = new FileEndpoints(instance);
        String base = "/projects/:id/repository";
        routes.get(base + "/tree", endpoints::tree);
        routes.get(base + "/blobs/:sha", endpoints::blob);
        routes.get(base + "/blobs/:sha/raw", call -> call.bytes(200, endpoints.blobBytes(call), "text/plain"));
        routes.get(base + "/files/:file_path", endpoints::file);
        routes.get(base + "/files/:file_path/raw", endpoints::raw);
        routes.post(base + "/files/:file_path", call -> endpoints.write(call, "create"));
        routes.put(base + "/files/:file_path", call -> endpoints.write(call, "update"));
        routes.delete(base + "/files/:file_path", call -> endpoints.write(call, "delete"));
        for (String format : List.of("tar.gz", "tar", "zip")) {
            routes.get(base + "/archive." + format, call -> endpoints.archive(call, format));
        }
        routes.get(base + "/archive", call -> endpoints.archive(call, "tar.gz"));
    }

    private Answer tree(Call call) {
        Row project = RefEndpoints.readable(call);
        String ref = call.text("ref").or(() -> call.text("ref_name")).orElse(project.textOrNull("default_branch"));
        if (ref == null) {
            throw ApiError.notFound("Tree");
        }
        CommitEndpoints.refuseOption(ref);
        String path = call.text("path").orElse("");
        List<String> command = new ArrayList<>(List.of("ls-tree", "-z"));
        if (call.flag("recursive").orElse(false)) {
            command.addAll(List.of("-r", "-t"));
        }
        command.add(path.isEmpty() || path.equals("/") ? ref + "^{tree}" : ref + ":" + path);
        Git.Result listed = new Git(instance.repository(project)).run(command.toArray(String[]::new));
        if (!listed.ok()) {
            throw ApiError.notFound("Tree");
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String line : new String(listed.output(), StandardCharsets.UTF_8).split("\0")) {
            if (!line.isEmpty()) {
                entries.add(entry(line, path.isEmpty() || path.equals("/") ? "" : path + "/"));
            }
        }
        entries.sort(java.util.Comparator.comparing((Map<String, Object> e) -> "tree".equals(e.get("type")) ? 0 : 1));
        return call.page(entries, each -> each);
    }

    /** {@code 100644 blob ID<tab>path} */
    private static Map<String, Object> entry(String line, String prefix) {
        int tab = line.indexOf('\t');
        String[] words = line.substring(0, tab).split(" ");
        String path = line.substring(tab + 1);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", words[2]);
        json.put("name", path.substring(path.lastIndexOf('/') + 1));
        json.put("type", words[1]);
        json.put("path", prefix + path);
        json.put("mode", words[0]);
        return json;
    }

    private Answer blob(Call call) {
        byte[] bytes = blobBytes(call);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("size", bytes.length);
        json.put("encoding", "base64");
        json.put("content", Base64.getEncoder().encodeToString(bytes));
        json.put("sha", call.path("sha"));
        return call.json(200, json);
    }

    private byte[] blobBytes(Call call) {
        Row project = RefEndpoints.readable(call);
        String sha = call.path("sha");
        CommitEndpoints.refuseOption(sha);
        Git.Result blob = new Git(instance.repository(project)).run("cat-file", "blob", sha);
        if (!blob.ok()) {
            throw ApiError.notFound("Blob");
        }
        return blob.output();
    }

    private record Found(Commit commit, byte[] bytes, String blobId, String ref) {}

    private Found find(Call call, Row project) {
        String ref = call.text("ref").filter(r -> !r.equals("HEAD")).orElse(project.textOrNull("default_branch"));
        Commit commit = ref == null ? null : new Commits(instance, project).find(ref).orElse(null);
        if (ref == null || commit == null) {
            throw ApiError.notFound("Commit");
        }
        Git git = new Git(instance.repository(project));
        String object = commit.id() + ":" + call.path("file_path");
        Git.Result id = git.run("rev-parse", "--verify", "--quiet", object);
        Git.Result blob = git.run("cat-file", "blob", object);
        if (!id.ok() || !blob.ok()) {
            throw ApiError.notFound("File");
        }
        return new Found(commit, blob.output(), id.text(), ref);
    }

    private Answer file(Call call) {
        Row project = RefEndpoints.readable(call);
        Found found = find(call, project);
        Map<String, @Nullable Object> json = describe(call, project, found);
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(json);
        whole.put("content", Base64.getEncoder().encodeToString(found.bytes()));
        return withHeaders(call, call.json(200, whole), json);
    }

    private Answer raw(Call call) {
        Row project = RefEndpoints.readable(call);
        Found found = find(call, project);
        return withHeaders(call, call.bytes(200, found.bytes(), "text/plain; charset=utf-8"), describe(call, project, found));
    }

    private Map<String, @Nullable Object> describe(Call call, Row project, Found found) {
        String path = call.path("file_path");
        String last = new Git(instance.repository(project)).run("log", "-1", "--format=%H", found.commit().id(), "--", path).text();
        String mode = new Git(instance.repository(project)).run("ls-tree", found.commit().id(), "--", path).text();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file_name", path.substring(path.lastIndexOf('/') + 1));
        json.put("file_path", path);
        json.put("size", found.bytes().length);
        json.put("encoding", "base64");
        json.put("content_sha256", sha256(found.bytes()));
        json.put("ref", found.ref());
        json.put("blob_id", found.blobId());
        json.put("commit_id", found.commit().id());
        json.put("last_commit_id", last);
        json.put("execute_filemode", mode.startsWith("100755"));
        return json;
    }

    /** The same facts as {@code X-Gitlab-*} headers, for {@code HEAD}. */
    private static Answer withHeaders(Call call, Answer answer, Map<String, @Nullable Object> facts) {
        Answer with = answer;
        for (Map.Entry<String, @Nullable Object> fact : facts.entrySet()) {
            StringBuilder name = new StringBuilder("X-Gitlab");
            for (String word : fact.getKey().split("_")) {
                name.append('-').append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
            with = call.withHeader(with, name.toString(), String.valueOf(fact.getValue()));
        }
        return with;
    }

    private Answer write(Call call, String kind) {
        Row project = call.project(Levels.DEVELOPER);
        Row user = call.requireUser();
        String path = call.path("file_path");
        String branch = call.requireText("branch");
        byte[] content = kind.equals("delete") ? null : CommitEndpoints.content(call.requireText("content"), call.text("encoding").orElse("text"));
        CommitWriter.Action action = new CommitWriter.Action(kind, path, null, content, call.flag("execute_filemode").orElse(false));
        new CommitWriter(instance, project).write(new CommitWriter.Order(
                branch,
                call.text("start_branch").orElse(""),
                call.requireText("commit_message"),
                call.text("author_name").orElse(user.text("name")),
                call.text("author_email").orElse(user.text("email")),
                user,
                List.of(action)));
        return kind.equals("delete") ? call.empty(204) : call.json(kind.equals("create") ? 201 : 200, Map.of("file_path", path, "branch", branch));
    }

    private Answer archive(Call call, String format) {
        Row project = RefEndpoints.readable(call);
        String ref = call.text("sha").orElse(project.textOrNull("default_branch"));
        Commit commit = ref == null ? null : new Commits(instance, project).find(ref).orElse(null);
        if (ref == null || commit == null) {
            throw ApiError.notFound("File");
        }
        String name = project.text("path") + "-" + ref.replace('/', '-') + "-" + commit.id();
        Git.Result packed = new Git(instance.repository(project)).run("archive", "--format=" + format, "--prefix=" + name + "/", commit.id());
        return call.withHeader(
                call.bytes(200, packed.output(), "application/octet-stream"), "Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

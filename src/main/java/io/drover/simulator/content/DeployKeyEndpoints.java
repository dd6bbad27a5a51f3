package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/deploy_keys.md. One key can serve several projects. */
final class DeployKeyEndpoints {
    private final Content content;

    DeployKeyEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/deploy_keys";
        String one = all + "/:key_id";
        routes.get("/deploy_keys", call -> {
                    call.requireAdmin();
                    return call.page(content.table("keys").where("type", "DeployKey"), this::withProjects);
                })
                .get(all, call -> call.page(joins(call.project(Levels.MAINTAINER)), this::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, this::update)
                .post(one + "/enable", this::enable)
                .delete(one, this::delete);
    }

    private List<Row> joins(Row project) {
        return content.table("deploy_keys_projects").where("project_id", project.id());
    }

    private Row find(Call call) {
        return joins(call.project(Levels.MAINTAINER)).stream()
                .filter(join -> String.valueOf(join.get("deploy_key_id")).equals(call.path("key_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Deploy Key"));
    }

    private Row key(Row join) {
        return content.table("keys").byId(join.number("deploy_key_id")).orElseThrow();
    }

    /** A key the project has is shown again; one the caller can reach elsewhere is added; one he cannot reach is taken. */
    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.MAINTAINER);
        String text = call.requireText("key").strip();
        String title = call.requireText("title");
        String fingerprint = SshKeys.sha256(text).orElseThrow(() -> new ApiError(400, Map.of("message", invalidKey())));
        Optional<Row> here = joins(project).stream().filter(j -> fingerprint.equals(key(j).get("fingerprint_sha256"))).findFirst();
        if (here.isPresent()) {
            return call.json(201, present(here.get()));
        }
        Optional<Row> known = content.table("keys").first("fingerprint_sha256", fingerprint);
        if (known.isPresent() && !reachable(call, known.get())) {
            throw new ApiError(400, Map.of("message", Map.of("deploy_key.fingerprint_sha256", List.of("has already been taken"))));
        }
        Row key = known.orElseGet(() -> insert(user, title, text, fingerprint, call.text("expires_at").orElse(null)));
        return call.json(201, present(join(key, project, call.flag("can_push").orElse(false))));
    }

    private static Map<String, @Nullable Object> invalidKey() {
        return Fields.with("deploy_key.key", List.of("is invalid"))
                .put("deploy_key.fingerprint_sha256", List.of("cannot be generated"))
                .map();
    }

    private Row insert(Row user, String title, String text, String fingerprint, @Nullable String expiresAt) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", "DeployKey");
        columns.put("title", title);
        columns.put("key", text);
        columns.put("fingerprint", SshKeys.md5(text));
        columns.put("fingerprint_sha256", fingerprint);
        columns.put("user_id", user.id());
        columns.put("expires_at", expiresAt);
        columns.put("created_at", content.now());
        return content.table("keys").insert(columns);
    }

    private Row join(Row key, Row project, boolean canPush) {
        return content.table("deploy_keys_projects")
                .insert(Map.of("deploy_key_id", key.id(), "project_id", project.id(), "can_push", canPush, "created_at", content.now()));
    }

    private boolean reachable(Call call, Row key) {
        return "DeployKey".equals(key.get("type"))
                && content.table("deploy_keys_projects").where("deploy_key_id", key.id()).stream()
                        .anyMatch(j -> content.atLeast(call, content.project(j.number("project_id")), Levels.MAINTAINER));
    }

    private Answer enable(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row key = Content.number(call.path("key_id"))
                .flatMap(id -> content.table("keys").byId(id))
                .filter(k -> reachable(call, k))
                .orElseThrow(() -> ApiError.notFound("Deploy Key"));
        Row join = joins(project).stream()
                .filter(j -> Objects.equals(j.get("deploy_key_id"), key.id()))
                .findFirst()
                .orElseGet(() -> join(key, project, false));
        return call.json(201, present(join));
    }

    private Answer update(Call call) {
        Row join = find(call);
        new Edit(call, join).flag("can_push");
        new Edit(call, key(join)).text("title");
        return call.json(200, present(join));
    }

    /** The last project to drop a key deletes it. */
    private Answer delete(Call call) {
        Row join = find(call);
        Row key = key(join);
        content.table("deploy_keys_projects").delete(join);
        if (content.table("deploy_keys_projects").where("deploy_key_id", key.id()).isEmpty()) {
            content.table("keys").delete(key);
        }
        return call.empty(204);
    }

    private Map<String, @Nullable Object> present(Row join) {
        return basic(key(join)).flags(join, "can_push").map();
    }

    private static Fields basic(Row key) {
        return Fields.of(key, "id", "title", "created_at", "expires_at", "last_used_at", "key")
                .put("usage_type", "auth_and_signing")
                .copy(key, "fingerprint", "fingerprint_sha256");
    }

    private Map<String, @Nullable Object> withProjects(Row key) {
        List<Object> write = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        for (Row join : content.table("deploy_keys_projects").where("deploy_key_id", key.id())) {
            Row project = content.project(join.number("project_id"));
            Object shown = Fields.of(project, "id", "name", "path").put("path_with_namespace", project.get("full_path")).map();
            (join.flag("can_push") ? write : read).add(shown);
        }
        return basic(key).put("projects_with_write_access", write).put("projects_with_readonly_access", read).map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/remote_mirrors.md and doc/api/project_pull_mirroring.md (Premium). Credentials in an address are shown as asterisks. */
final class MirrorEndpoints {
    private static final String TABLE = "remote_mirrors";
    private static final String[] PULL_FLAGS = {"mirror_trigger_builds", "only_mirror_protected_branches", "mirror_overwrites_diverged_branches"};

    private final Content content;

    MirrorEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/remote_mirrors";
        String one = all + "/:mirror_id";
        routes.get(all, call -> call.page(content.table(TABLE).where("project_id", call.project(Levels.MAINTAINER).id()), MirrorEndpoints::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, call -> call.json(200, present(edit(call, find(call)))))
                .delete(one, call -> {
                    content.table(TABLE).delete(find(call));
                    return call.empty(204);
                });
        String pull = "/projects/:id/mirror/pull";
        routes.get(pull, call -> {
                    content.requireEnterprise();
                    Row project = call.project(Levels.MAINTAINER);
                    if (!project.flag("mirror")) {
                        throw new ApiError(400, Map.of("message", "The project is not mirrored."));
                    }
                    return call.json(200, pull(project));
                })
                .put(pull, this::pull);
    }

    private Row find(Call call) {
        return content.owned(TABLE, call.path("mirror_id"), "project_id", call.project(Levels.MAINTAINER), "Remote Mirror");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String url = refuseInvalid(call.requireText("url"));
        Map<String, @Nullable Object> columns = new HashMap<>(Map.of(
                "project_id", project.id(), "url", url, "enabled", false, "only_protected_branches", false, "keep_divergent_refs", false));
        columns.put("auth_method", "password");
        columns.put("created_at", content.now());
        return call.json(201, present(edit(call, content.table(TABLE).insert(columns))));
    }

    private static String refuseInvalid(String url) {
        if (!url.matches("(https?|ssh|git)://\\S+")) {
            throw ApiError.invalid("url", "is blocked: Only allowed schemes are http, https, ssh, git");
        }
        return url;
    }

    private static Row edit(Call call, Row mirror) {
        call.choice("auth_method", "ssh_public_key", "password");
        new Edit(call, mirror).flag("enabled", "only_protected_branches", "keep_divergent_refs").text("auth_method", "mirror_branch_regex");
        return mirror;
    }

    private static String masked(Row row, String column) {
        return row.has(column) ? row.text(column).replaceFirst("://[^/@]*@", "://*****:*****@") : "";
    }

    private static Map<String, @Nullable Object> present(Row mirror) {
        return Fields.of(mirror, "id")
                .flags(mirror, "enabled")
                .put("url", masked(mirror, "url"))
                .put("update_status", "none")
                .put("last_update_at", null)
                .put("last_error", null)
                .flags(mirror, "only_protected_branches", "keep_divergent_refs")
                .copy(mirror, "auth_method", "mirror_branch_regex")
                .map();
    }

    private Answer pull(Call call) {
        content.requireEnterprise();
        Row project = call.project(Levels.MAINTAINER);
        call.text("url").ifPresent(url -> project.set("import_url", refuseInvalid(url)));
        new Edit(call, project).flag(PULL_FLAGS).text("mirror_branch_regex");
        call.flag("enabled").ifPresent(enabled -> project.set("mirror", enabled));
        return call.json(200, pull(project));
    }

    private static Map<String, @Nullable Object> pull(Row project) {
        return Fields.of(project, "id")
                .put("update_status", "none")
                .put("url", masked(project, "import_url"))
                .put("enabled", project.flag("mirror"))
                .flags(project, PULL_FLAGS)
                .copy(project, "mirror_branch_regex")
                .map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** doc/api/project_job_token_scopes.md. The list of projects holds the project itself, always. */
final class JobTokenScopeEndpoints {
    private static final String SCOPE = "/projects/:id/job_token_scope";

    private final Content content;

    JobTokenScopeEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.get(SCOPE, call -> {
                    Row project = call.project(Levels.MAINTAINER);
                    boolean inbound = !Boolean.FALSE.equals(project.get("ci_inbound_job_token_scope_enabled"));
                    return call.json(200, Map.of("inbound_enabled", inbound, "outbound_enabled", project.flag("ci_job_token_scope_enabled")));
                })
                .patch(SCOPE, call -> {
                    Row project = call.project(Levels.MAINTAINER);
                    project.set("ci_inbound_job_token_scope_enabled", call.flag("enabled").orElseThrow(() -> ApiError.parameter("enabled is missing")));
                    return call.empty(204);
                });
        list(routes, "/allowlist", "target_project_id", "projects");
        list(routes, "/groups_allowlist", "target_group_id", "namespaces");
    }

    private void list(Routes routes, String path, String column, String table) {
        routes.get(SCOPE + path, call -> {
                    Row project = call.project(Levels.MAINTAINER);
                    List<Row> rows = new ArrayList<>();
                    if (table.equals("projects")) {
                        rows.add(project);
                    }
                    links(project, column).forEach(link -> content.table(table).byId(link.number(column)).ifPresent(rows::add));
                    return call.page(rows, row -> table.equals("projects") ? project(row) : group(row));
                })
                .post(SCOPE + path, call -> add(call, column, table))
                .delete(SCOPE + path + "/:target", call -> {
                    Row link = links(call.project(Levels.MAINTAINER), column).stream()
                            .filter(each -> Long.toString(each.number(column)).equals(call.path("target")))
                            .findFirst()
                            .orElseThrow(() -> ApiError.notFound("Target"));
                    content.table("ci_job_token_scope_links").delete(link);
                    return call.empty(204);
                });
    }

    private List<Row> links(Row project, String column) {
        return content.table("ci_job_token_scope_links").where("source_project_id", project.id()).stream().filter(link -> link.has(column)).toList();
    }

    private Answer add(Call call, String column, String table) {
        Row project = call.project(Levels.MAINTAINER);
        long target = call.number(column).orElseThrow(() -> ApiError.parameter(column + " is missing"));
        if (content.table(table).byId(target).isEmpty()) {
            throw ApiError.notFound("Target");
        }
        boolean itself = table.equals("projects") && target == project.id();
        if (itself || links(project, column).stream().anyMatch(link -> Objects.equals(link.get(column), target))) {
            throw new ApiError(400, Map.of("message", "This " + (table.equals("projects") ? "project" : "group") + " is already in the job token allowlist."));
        }
        content.table("ci_job_token_scope_links").insert(Map.of("source_project_id", project.id(), column, target, "created_at", content.now()));
        return call.json(201, Map.of("source_project_id", project.id(), column, target));
    }

    private Map<String, ?> project(Row row) {
        return Fields.of(row, "id", "name", "path").put("path_with_namespace", row.get("full_path")).put("web_url", content.webUrl(row)).map();
    }

    private Map<String, ?> group(Row row) {
        return Fields.of(row, "id", "name").put("web_url", content.groupUrl(row)).map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things whose existence is enough: container repositories, events. */
final class RecordEndpoints {
    private final Content content;

    RecordEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        new IntegrationEndpoints(content).register(routes);
        routes.get("/projects/:id/registry/repositories", call -> repositories(call, of("container_repositories", call.project(Levels.REPORTER))))
                .get("/groups/:id/registry/repositories", call -> {
                    List<Row> rows = new ArrayList<>();
                    content.projectsBelow(call, call.group(Levels.REPORTER)).forEach(p -> rows.addAll(of("container_repositories", p)));
                    return repositories(call, rows);
                })
                .get("/projects/:id/registry/repositories/:repository_id/tags", call -> {
                    Row repository = content.owned(
                            "container_repositories", call.path("repository_id"), "project_id", call.project(Levels.REPORTER), "ContainerRepository");
                    return call.page(tags(repository), row -> tag(repository, row));
                })
                .get("/projects/:id/registry/repositories/:repository_id/tags/:tag_name", call -> {
                    Row repository = content.owned(
                            "container_repositories", call.path("repository_id"), "project_id", call.project(Levels.REPORTER), "ContainerRepository");
                    Row tag = tags(repository).stream()
                            .filter(row -> row.text("name").equals(call.path("tag_name")))
                            .findFirst()
                            .orElseThrow(() -> ApiError.notFound("Tag"));
                    return call.json(200, new Fields().put(tag(repository, tag)).copy(tag, "digest", "created_at").map());
                });
        events(routes);
    }

    private List<Row> of(String table, Row project) {
        return content.table(table).where("project_id", project.id());
    }

    private Answer repositories(Call call, List<Row> rows) {
        boolean counts = call.flag("tags_count").orElse(false);
        return call.page(rows, row -> {
            Row project = content.project(row.number("project_id"));
            String path = location(project, row);
            Fields fields = Fields.of(row, "id", "name")
                    .put("path", path)
                    .copy(row, "project_id")
                    .put("location", registryHost() + "/" + path)
                    .copy(row, "created_at")
                    .put("cleanup_policy_started_at", null)
                    .copy(row, "status");
            return counts ? fields.put("tags_count", tags(row).size()).map() : fields.map();
        });
    }

    private static String location(Row project, Row repository) {
        String name = repository.textOrNull("name");
        return project.text("full_path").toLowerCase(Locale.ROOT) + (name == null || name.isEmpty() ? "" : "/" + name);
    }

    private List<Row> tags(Row repository) {
        return content.table("container_repository_tags").where("container_repository_id", repository.id());
    }

    /** The registry answers at the instance's own address. */
    private String registryHost() {
        return URI.create(content.instance().url()).getAuthority();
    }

    private Map<String, @Nullable Object> tag(Row repository, Row tag) {
        String path = location(content.project(repository.number("project_id")), repository) + ":" + tag.text("name");
        return Fields.of(tag, "name").put("path", path).put("location", registryHost() + "/" + path).map();
    }

    private void events(Routes routes) {
        routes.get("/projects/:id/events", call -> {
            List<Row> rows = new ArrayList<>(of("events", call.project()));
            rows.sort(Comparator.comparingLong(Row::id).reversed());
            return call.page(rows, row -> Fields.of(row, "id", "project_id")
                    .put("action_name", row.get("action"))
                    .copy(row, "target_id", "target_type", "author_id")
                    .put("author", content.user(row.numberOrNull("author_id")))
                    .copy(row, "created_at")
                    .map());
        });
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** doc/api/topics.md: anybody sees them, administrators write them; a project that names a topic makes it. */
final class TopicEndpoints {
    private final Content content;

    TopicEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.get("/topics", this::list)
                .post("/topics", this::create)
                .get("/topics/:id", call -> call.json(200, present(find(call))))
                .put("/topics/:id", call -> {
                    call.requireAdmin();
                    return call.json(200, present(new Edit(call, find(call)).text("name", "title", "description").stamp(content.now())));
                })
                .delete("/topics/:id", call -> {
                    call.requireAdmin();
                    delete(find(call));
                    return call.empty(204);
                });
    }

    /** The most used first. */
    private Answer list(Call call) {
        String search = call.text("search").orElse("");
        List<Row> topics = all().stream()
                .filter(topic -> topic.text("name").contains(search))
                .sorted(Comparator.comparing(this::projects).reversed())
                .toList();
        return call.page(topics, this::present);
    }

    private synchronized List<Row> all() {
        for (Row project : content.table("projects").all()) {
            names(project).filter(name -> content.table("topics").first("name", name).isEmpty()).forEach(name -> insert(name, name));
        }
        return content.table("topics").all();
    }

    private static Stream<String> names(Row project) {
        return project.get("topics") instanceof List<?> names ? names.stream().map(String::valueOf) : Stream.empty();
    }

    private Row insert(String name, String title) {
        return content.table("topics").insert(Map.of("name", name, "title", title, "created_at", content.now(), "updated_at", content.now()));
    }

    private Answer create(Call call) {
        call.requireAdmin();
        String name = call.requireText("name");
        String title = call.requireText("title");
        if (all().stream().anyMatch(topic -> topic.text("name").equalsIgnoreCase(name))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        return call.json(201, present(new Edit(call, insert(name, title)).text("description").stamp(content.now())));
    }

    private Row find(Call call) {
        return all().stream().filter(topic -> Long.toString(topic.id()).equals(call.path("id"))).findFirst().orElseThrow(() -> ApiError.notFound("Topic"));
    }

    /** Projects lose it with it. */
    private void delete(Row topic) {
        content.table("projects").all().forEach(project -> project.set("topics", names(project).filter(name -> !name.equals(topic.text("name"))).toList()));
        content.table("topics").delete(topic);
    }

    private long projects(Row topic) {
        return content.table("projects").all().stream().filter(project -> names(project).anyMatch(topic.text("name")::equals)).count();
    }

    private Map<String, @Nullable Object> present(Row topic) {
        return Fields.of(topic, "id", "name", "title", "description")
                .put("total_projects_count", projects(topic))
                .put("organization_id", 1L)
                .put("avatar_url", null)
                .map();
    }
}

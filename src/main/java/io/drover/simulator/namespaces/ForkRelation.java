package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.Map;

/** Ties a project to the one it was forked from, and unties it (doc/api/project_forks.md). */
final class ForkRelation {
    private static final String ORIGIN = "forked_from_project_id";

    private final Instance instance;

    ForkRelation(Instance instance) {
        this.instance = instance;
    }

    void register(Routes routes) {
        routes.post("/projects/:id/fork/:forked_from_id", this::tie).delete("/projects/:id/fork", call -> {
            Row fork = call.project(Levels.OWNER);
            if (!fork.has(ORIGIN)) {
                return call.empty(304);
            }
            fork.set(ORIGIN, null);
            return call.empty(204);
        });
    }

    private Answer tie(Call call) {
        Row fork = call.project(Levels.OWNER);
        Row origin = new Directory(instance.db())
                .project(call.path("forked_from_id"))
                .filter(project -> new Access(instance).seesProject(call.user(), project))
                .orElseThrow(() -> ApiError.notFound("Source Project"));
        if (fork.has(ORIGIN)) {
            throw new ApiError(409, Map.of("message", "Project already forked"));
        }
        fork.set(ORIGIN, origin.id());
        return call.json(201, new ProjectPresenter(instance).full(fork));
    }
}

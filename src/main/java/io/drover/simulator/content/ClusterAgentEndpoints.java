package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/cluster_agents.md: agents for Kubernetes and their tokens, two at most each, shown once. */
final class ClusterAgentEndpoints {
    private static final String AGENTS = "cluster_agents";
    private static final String TOKENS = "cluster_agent_tokens";

    private final Content content;

    ClusterAgentEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/cluster_agents";
        String one = all + "/:agent_id";
        String tokens = one + "/tokens";
        routes.get(all, call -> call.page(content.table(AGENTS).where("project_id", call.project(Levels.DEVELOPER).id()), this::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, Levels.DEVELOPER))))
                .delete(one, call -> {
                    Row agent = find(call, Levels.MAINTAINER);
                    content.table(TOKENS).where("agent_id", agent.id()).forEach(content.table(TOKENS)::delete);
                    content.table(AGENTS).delete(agent);
                    return call.empty(204);
                })
                .get(tokens, call -> call.page(active(find(call, Levels.DEVELOPER)), ClusterAgentEndpoints::token))
                .post(tokens, this::createToken)
                .delete(tokens + "/:token_id", call -> {
                    Row agent = find(call, Levels.MAINTAINER);
                    content.owned(TOKENS, call.path("token_id"), "agent_id", agent, "Agent Token").set("status", "revoked");
                    return call.empty(204);
                });
    }

    private Row find(Call call, int level) {
        return content.owned(AGENTS, call.path("agent_id"), "project_id", call.project(level), "Agent");
    }

    private List<Row> active(Row agent) {
        return content.table(TOKENS).where("agent_id", agent.id()).stream().filter(token -> "active".equals(token.get("status"))).toList();
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        if (!name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw ApiError.invalid("name", "is invalid");
        }
        if (content.table(AGENTS).where("project_id", project.id()).stream().anyMatch(agent -> agent.text("name").equals(name))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        return call.json(201, present(content.table(AGENTS).insert(made(call, Map.of("project_id", project.id(), "name", name)))));
    }

    private Answer createToken(Call call) {
        Row agent = find(call, Levels.MAINTAINER);
        String name = call.requireText("name");
        if (active(agent).size() >= 2) {
            throw new ApiError(400, Map.of("message", "An agent can have only two active tokens at a time"));
        }
        Map<String, @Nullable Object> columns = made(call, Map.of("agent_id", agent.id(), "name", name, "status", "active"));
        columns.put("description", call.text("description").orElse(null));
        columns.put("token", "glagent-" + content.hex(50));
        Row token = content.table(TOKENS).insert(columns);
        return call.json(201, new Fields().put(token(token)).put("last_used_at", null).copy(token, "token").map());
    }

    private Map<String, @Nullable Object> made(Call call, Map<String, Object> columns) {
        Map<String, @Nullable Object> all = new HashMap<>(columns);
        all.put("created_by_user_id", call.requireUser().id());
        all.put("created_at", content.now());
        return all;
    }

    private Map<String, @Nullable Object> present(Row agent) {
        Row project = content.project(agent.number("project_id"));
        return Fields.of(agent, "id", "name")
                .put("config_project", Fields.of(project, "id", "description", "name", "path", "created_at").put("path_with_namespace", project.get("full_path")).map())
                .copy(agent, "created_at", "created_by_user_id")
                .map();
    }

    private static Map<String, @Nullable Object> token(Row token) {
        return Fields.of(token, "id", "name", "description", "agent_id", "status", "created_at", "created_by_user_id").map();
    }
}

package io.drover.connector.gitlab;

import io.drover.config.Secret;
import io.drover.connector.TokenMaker;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens made anew (doc/api/pipeline_triggers.md, deploy_tokens.md, project_access_tokens.md, group_access_tokens.md, cluster_agents.md).
 * An agent's token hangs below the agent, which the complement registers.
 */
final class GitLabTokens implements TokenMaker {
    private static final Map<Relation, List<String>> ATTRIBUTES = Map.of(
            Relations.TRIGGERS, List.of("description", "expires_at"),
            Relations.DEPLOY_TOKENS, List.of("name", "scopes", "username", "expires_at"),
            Relations.GROUP_DEPLOY_TOKENS, List.of("name", "scopes", "username", "expires_at"),
            Relations.ACCESS_TOKENS, List.of("name", "scopes", "access_level", "expires_at", "description"),
            Relations.GROUP_ACCESS_TOKENS, List.of("name", "scopes", "access_level", "expires_at", "description"),
            Relations.CLUSTER_AGENTS, List.of());

    /** What GitLab calls a deploy token's user when nobody chose a name; the number is the instance's. */
    private static final String GENERATED = "gitlab+deploy-token-";

    private final GitLabApi api;
    private final ListReader lists;

    GitLabTokens(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public boolean makes(Relation relation) {
        return ATTRIBUTES.containsKey(relation);
    }

    @Override
    public Map<String, List<Long>> there(Relation relation, Owner owner) {
        Map<String, List<Long>> there = new LinkedHashMap<>();
        RelationEndpoint endpoint = RelationEndpoints.of(relation).orElseThrow();
        lists.each(endpoint, owner, node -> {
            List<Long> ids = there.computeIfAbsent(endpoint.key().apply(node), key -> new ArrayList<>());
            if (relation.equals(Relations.CLUSTER_AGENTS)) {
                api.each(agentTokens(owner, node), token -> ids.add(token.path("id").asLong()));
            } else {
                ids.add(node.path("id").asLong());
            }
        });
        there.values().removeIf(List::isEmpty);
        return there;
    }

    @Override
    public Made make(Owner owner, RelationRecord wanted) {
        Relation relation = wanted.relation();
        JsonNode made = relation.equals(Relations.CLUSTER_AGENTS)
                ? api.post(agentTokens(owner, agent(owner, wanted.key())), GitLabApi.JSON.createObjectNode().put("name", wanted.key()))
                : api.post(RelationEndpoints.of(relation).orElseThrow().place(owner), body(wanted));
        return new Made(made.path("id").asLong(), new Secret(made.path("token").asString("")));
    }

    private static ObjectNode body(RelationRecord wanted) {
        ObjectNode body = Differences.set(wanted.fields(), ATTRIBUTES.getOrDefault(wanted.relation(), List.of()));
        if (Json.text(body, "username", "").startsWith(GENERATED)) {
            body.remove("username");
        }
        return body;
    }

    @Override
    public boolean revoke(Relation relation, Owner owner, String key, long id) {
        Route one = relation.equals(Relations.CLUSTER_AGENTS)
                ? below(agentTokens(owner, agent(owner, key)), id)
                : below(RelationEndpoints.of(relation).orElseThrow().place(owner), id);
        return api.delete(one);
    }

    private static Route below(Route list, long id) {
        return new Route(list.pattern() + "/:token_id", list.path() + "/" + id, Map.of(), "");
    }

    private ObjectNode agent(Owner owner, String name) {
        ObjectNode agent = lists.keyed(RelationEndpoints.of(Relations.CLUSTER_AGENTS).orElseThrow(), owner).get(name);
        if (agent == null) {
            throw GitLabProblem.GITLAB_NOT_FOUND.exception("no agent " + name, owner.fullPath().value());
        }
        return agent;
    }

    private static Route agentTokens(Owner owner, ObjectNode agent) {
        return Route.of("/projects/:id/cluster_agents/:agent_id/tokens", owner.id(), agent.path("id").asLong());
    }
}

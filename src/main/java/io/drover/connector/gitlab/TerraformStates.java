package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The newest version of each Terraform state (doc/user/infrastructure/iac/terraform_state.md). Only GraphQL lists them; they are read and written by
 * the protocol of Terraform's HTTP backend (lib/api/terraform/state.rb). A state often holds passwords, so it passes through memory only. One that
 * is at the destination already is never overwritten: somebody may have applied there.
 */
final class TerraformStates implements GitLabRelations.OwnReader, RelationHandler {
    /** The state itself, in Base64. */
    private static final String CONTENT = "content";

    private static final String ONE = "/projects/:id/terraform/state/:name";
    private static final String QUERY =
            """
            query($path: ID!, $after: String) {
              project(fullPath: $path) {
                terraformStates(first: 100, after: $after) { nodes { name latestVersion { serial } } pageInfo { hasNextPage endCursor } }
              }
            }
            """;

    private final GitLabApi api;
    private final GraphQl graphql;

    TerraformStates(GitLabApi api) {
        this.api = api;
        this.graphql = new GraphQl(api);
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        for (String name : names(owner)) {
            ObjectNode fields = state(owner, name);
            if (fields != null) {
                sink.accept(new RelationRecord(relation, name, fields, List.of()));
            }
        }
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(names(owner).size());
    }

    /** Of states that have a version; without one there is nothing to bring. An instance whose GraphQL does not know them has none. */
    private List<String> names(Owner owner) {
        List<String> names = new ArrayList<>();
        @Nullable String after = null;
        do {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("path", owner.fullPath().value());
            variables.put("after", after);
            JsonNode page = page(variables);
            for (JsonNode node : page.path("nodes")) {
                if (node.path("latestVersion").isObject()) {
                    names.add(node.path("name").asString(""));
                }
            }
            after = page.path("pageInfo").path("hasNextPage").asBoolean(false) ? page.path("pageInfo").path("endCursor").asString("") : null;
        } while (after != null);
        return names;
    }

    private JsonNode page(Map<String, @Nullable Object> variables) {
        try {
            return graphql.query(QUERY, variables).path("project").path("terraformStates");
        } catch (ProblemException e) {
            if (e.problem().code().equals(GitLabProblem.GITLAB_QUERY_UNKNOWN.name())) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    /** Null when it went away meanwhile, or is empty. */
    private @Nullable ObjectNode state(Owner owner, String name) {
        Route route = Route.of(ONE, owner.id(), name);
        try (Response response = api.open(route, Map.of("Accept", "*/*"))) {
            if (response.status() == 204 || response.status() == 404) {
                return null;
            }
            if (response.status() != 200) {
                throw api.refused(new Answer("GET", route, response.status(), response.headers(), MissingNode.getInstance()));
            }
            byte[] bytes = response.body().readAllBytes();
            ObjectNode fields = GitLabApi.JSON.createObjectNode();
            fields.put("name", name);
            fields.put("serial", GitLabApi.JSON.readTree(bytes).path("serial").asLong(0));
            fields.put("sha256", Keys.sha256(bytes));
            fields.put(CONTENT, Base64.getEncoder().encodeToString(bytes));
            return fields;
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + route.path());
        }
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Set<String> there = wanted.isEmpty() ? Set.of() : new HashSet<>(names(owner));
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            if (!there.contains(record.key())) {
                String request = "POST " + target(owner, record.key(), record.fields()).path();
                writes.add(new Write(Write.Kind.CREATE, Relations.TERRAFORM_STATES, owner, record.key(), request, record.fields(), List.of()));
            }
        }
        return writes;
    }

    @Override
    public Receipt apply(Write write) {
        if (state(write.owner(), write.key()) != null) {
            return new Receipt(write.relation(), write.key(), false, List.of());
        }
        byte[] content = Base64.getDecoder().decode(Json.text(write.body(), CONTENT, ""));
        Answer answer = api.exchange("POST", target(write.owner(), write.key(), write.body()), new Body.Bytes(content, "application/json"), false);
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return new Receipt(write.relation(), write.key(), true, List.of());
    }

    /** Versions before 18.5 are told the serial, newer ones read it from the state. */
    private static Route target(Owner owner, String name, ObjectNode state) {
        return Route.of(ONE, owner.id(), name).with("serial", state.path("serial").asLong(0));
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return api.delete(Route.of(ONE, owner.id(), key));
    }
}

package io.drover.connector.gitlab;

import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitLab's GraphQL API (doc/api/graphql/_index.md) over the same transport, limits and deadlines as the REST API. What is wrong with a
 * question is told with status 200: here it becomes a problem, by its code.
 */
final class GraphQl {
    private static final Route ROUTE = Route.of("/api/graphql");

    /** What a server says of a field, type or argument that it does not have; codes of graphql-ruby, not texts. */
    private static final Set<String> UNKNOWN =
            Set.of("undefinedField", "undefinedType", "argumentNotAccepted", "missingRequiredArguments", "variableRequiresValidType");

    private final GitLabApi api;

    GraphQl(GitLabApi api) {
        this.api = api;
    }

    /** Asks. @return {@code data} of the answer */
    JsonNode query(String query, Map<String, ?> variables) {
        return data(send(query, variables, true));
    }

    /**
     * Changes something. Not repeated on a lost answer: the caller looks first.
     *
     * @param name of the mutation, one in each document
     * @return the mutation's payload
     */
    JsonNode mutate(String name, String document, Map<String, ?> variables) {
        Answer answer = send(document, variables, false);
        JsonNode payload = data(answer).path(name);
        JsonNode errors = payload.path("errors");
        if (!errors.isEmpty()) {
            throw problem(GitLabProblem.GITLAB_MUTATION_REFUSED, answer, name, texts(errors));
        }
        return payload;
    }

    private Answer send(String document, Map<String, ?> variables, boolean repeatable) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("query", document);
        body.set("variables", GitLabApi.JSON.valueToTree(variables));
        Answer answer = api.exchangeAt("POST", ROUTE, ROUTE.path(), GitLabApi.jsonBody(body), repeatable);
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return answer;
    }

    private JsonNode data(Answer answer) {
        JsonNode errors = answer.json().path("errors");
        if (errors.isEmpty()) {
            return answer.json().path("data");
        }
        Optional<String> code = StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("extensions").path("code").asString(""))
                .filter(c -> !c.isEmpty())
                .findFirst();
        throw problem(kind(code, errors), answer, code.orElse("errors"), texts(errors));
    }

    /** An error at a place of the answer is about what was asked for; one without is about the question. */
    private static GitLabProblem kind(Optional<String> code, JsonNode errors) {
        if (code.filter(UNKNOWN::contains).isPresent()) {
            return GitLabProblem.GITLAB_QUERY_UNKNOWN;
        }
        return code.isEmpty() && errors.path(0).has("path") ? GitLabProblem.GITLAB_NOT_FOUND : GitLabProblem.GITLAB_QUERY_REFUSED;
    }

    private ProblemException problem(GitLabProblem kind, Answer answer, String field, List<String> said) {
        Problem refused = api.refused(kind, answer).problem();
        Observation seen = refused.observed().getFirst().and(Fact.Kind.FIELD, field);
        String what = "the instance says: " + api.redacted(String.join("; ", said));
        return new ProblemException(new Problem(kind.name(), refused.actor(), what, refused.where(), kind.next(), List.of(seen)), null);
    }

    private static List<String> texts(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.isString() ? error.asString() : error.path("message").asString(""))
                .collect(Collectors.toList());
    }
}

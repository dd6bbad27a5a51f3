package io.drover.connector.gitlab;

import io.drover.http.InParallel;
import io.drover.model.User;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * The other addresses of people, a page of them at once; where the instance answers no such question, person by person over REST. Only
 * administrators see them (doc/api/graphql/reference, {@code UserCore.emails}).
 */
final class SecondaryEmails {
    private static final String QUERY =
            """
            query($ids: [ID!]) { users(ids: $ids, first: 100) { nodes { id emails(first: 20) { nodes { email confirmedAt } } } } }
            """;

    /** How an instance says that it has no GraphQL, or not for this: an old version, a proxy that lets only the REST API through. */
    private static final List<GitLabProblem> NOT_OVER_GRAPHQL = List.of(
            GitLabProblem.GITLAB_QUERY_UNKNOWN,
            GitLabProblem.GITLAB_QUERY_REFUSED,
            GitLabProblem.GITLAB_NOT_FOUND,
            GitLabProblem.GITLAB_NOT_HERE,
            GitLabProblem.GITLAB_PERMISSION_MISSING);

    private final GraphQl graphql;
    private final LongFunction<List<String>> oneByOne;

    /** @param oneByOne the confirmed secondary addresses of a person, over the REST API */
    SecondaryEmails(GitLabApi api, LongFunction<List<String>> oneByOne) {
        this.graphql = new GraphQl(api);
        this.oneByOne = oneByOne;
    }

    /** The same people with their confirmed secondary addresses, where the token sees private ones at all. */
    List<User> of(List<User> users) {
        // whoever sees nobody's primary address but the own is no administrator
        List<User> seen = users.stream().filter(user -> user.email() != null && !user.bot()).toList();
        if (seen.size() < 2) {
            return users;
        }
        Map<Long, List<String>> emails = new HashMap<>();
        for (int from = 0; from < seen.size(); from += 100) {
            ask(seen.subList(from, Math.min(seen.size(), from + 100)), emails);
        }
        return users.stream().map(user -> with(user, emails.getOrDefault(user.id(), List.of()))).toList();
    }

    private static User with(User user, List<String> emails) {
        List<String> others = emails.stream().filter(email -> !email.equalsIgnoreCase(user.email())).toList();
        return others.isEmpty() ? user : user.withSecondaryEmails(others);
    }

    private void ask(List<User> users, Map<Long, List<String>> emails) {
        try {
            List<String> ids = users.stream().map(user -> "gid://gitlab/User/" + user.id()).toList();
            for (JsonNode node : graphql.query(QUERY, Map.of("ids", ids)).path("users").path("nodes")) {
                String id = Json.text(node, "id", "");
                List<String> confirmed = new ArrayList<>();
                for (JsonNode email : node.path("emails").path("nodes")) {
                    if (Json.text(email, "confirmedAt") != null) {
                        confirmed.add(Json.text(email, "email", "").toLowerCase(Locale.ROOT));
                    }
                }
                emails.put(Long.parseLong(id.substring(id.lastIndexOf('/') + 1)), confirmed);
            }
        } catch (ProblemException e) {
            if (NOT_OVER_GRAPHQL.stream().noneMatch(e::is)) {
                throw e;
            }
            List<List<String>> found = InParallel.map(users, user -> oneByOne.apply(user.id()));
            for (int i = 0; i < users.size(); i++) {
                emails.put(users.get(i).id(), found.get(i));
            }
        }
    }
}

package io.drover.connector.gitlab;

import io.drover.model.User;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The other addresses of people, a page of them at once: REST has one call for each person. Only administrators see them
 * (doc/api/graphql/reference, {@code UserCore.emails}).
 */
final class SecondaryEmails {
    private static final String QUERY =
            """
            query($ids: [ID!]) { users(ids: $ids, first: 100) { nodes { id emails(first: 20) { nodes { email confirmedAt } } } } }
            """;

    private final GraphQl graphql;

    SecondaryEmails(GitLabApi api) {
        this.graphql = new GraphQl(api);
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
            // an instance that is too old for the question is read without the answer
            if (!e.is(GitLabProblem.GITLAB_QUERY_UNKNOWN)) {
                throw e;
            }
        }
    }
}

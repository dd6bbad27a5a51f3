package io.drover.connector.gitlab;

import io.drover.connector.Placeholders;
import io.drover.connector.SourceUser;
import io.drover.connector.SourceUser.Account;
import io.drover.connector.SourceUser.Status;
import io.drover.connector.Subscription;
import io.drover.http.Body;
import io.drover.model.FullPath;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reassignment of placeholder users: asked and followed by GraphQL, in bulk by CSV (doc/api/graphql/reference, {@code importSourceUser...};
 * doc/api/group_placeholder_reassignments.md).
 */
final class GitLabPlaceholders implements Placeholders {
    private static final String SETTING = "allow_bypass_placeholder_confirmation";
    private static final String LIST =
            """
            query($group: ID!, $after: String) {
              namespace(fullPath: $group) {
                importSourceUsers(first: 100, after: $after) {
                  nodes {
                    id status sourceUserIdentifier sourceUsername sourceName sourceHostname importType reassignmentError
                    placeholderUser { id username }
                    reassignToUser { id username }
                  }
                  pageInfo { endCursor hasNextPage }
                }
              }
            }
            """;

    private final GitLabApi api;
    private final GraphQl graphql;
    private final Identity identity;

    GitLabPlaceholders(GitLabApi api, Identity identity) {
        this.api = api;
        this.graphql = new GraphQl(api);
        this.identity = identity;
    }

    @Override
    public List<SourceUser> of(FullPath topLevelGroup) {
        List<SourceUser> all = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("group", topLevelGroup.value());
        boolean more = true;
        while (more) {
            JsonNode page = graphql.query(LIST, variables).path("namespace").path("importSourceUsers");
            page.path("nodes").forEach(node -> all.add(sourceUser(node)));
            variables.put("after", Json.text(page.path("pageInfo"), "endCursor"));
            more = Json.flag(page.path("pageInfo"), "hasNextPage");
        }
        return all;
    }

    /** Only GitLab.com has subscriptions of groups, and shows them to owners (lib/api/entities/gitlab_subscription.rb). */
    @Override
    public Optional<Subscription> subscription(FullPath topLevelGroup) {
        Answer answer = api.exchange("GET", Route.of("/namespaces/:id/gitlab_subscription", topLevelGroup), null, true);
        if (answer.status() == 403 || answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        JsonNode plan = answer.json().path("plan");
        String code = Json.text(plan, "code", "free");
        return Optional.of(new Subscription(code, Json.flag(plan, "trial"), answer.json().path("usage").path("seats_in_subscription").asLong(0)));
    }

    private static SourceUser sourceUser(JsonNode node) {
        String word = Json.text(node, "status", "");
        return new SourceUser(
                number(Json.text(node, "id", "")),
                URI.create(Json.text(node, "sourceHostname", "")),
                Json.text(node, "importType", "").toLowerCase(Locale.ROOT),
                Json.text(node, "sourceUserIdentifier", ""),
                Json.text(node, "sourceUsername", ""),
                Json.text(node, "sourceName", ""),
                Arrays.stream(Status.values()).filter(status -> status.name().equals(word)).findFirst().orElse(Status.UNKNOWN),
                account(node.path("placeholderUser")),
                account(node.path("reassignToUser")),
                Optional.ofNullable(Records.blankAsNull(Json.text(node, "reassignmentError"))));
    }

    private static Optional<Account> account(JsonNode node) {
        return node.isObject() ? Optional.of(new Account(number(Json.text(node, "id", "")), Json.text(node, "username", ""))) : Optional.empty();
    }

    /** The last part of {@code gid://gitlab/User/7}. */
    private static long number(String globalId) {
        return Long.parseLong(globalId.substring(globalId.lastIndexOf('/') + 1));
    }

    /** Since 18.1, behind a flag until 18.6 (doc/administration/settings/import_and_export_settings.md); only administrators see and change it. */
    @Override
    public Confirmation confirmation() {
        if (!identity.token().admin()) {
            return Confirmation.NEEDED;
        }
        JsonNode settings = api.get(Route.of("/application/settings"));
        if (!settings.has(SETTING)) {
            return Confirmation.NEEDED;
        }
        return Json.flag(settings, SETTING) ? Confirmation.SKIPPED : Confirmation.CAN_BE_SKIPPED;
    }

    @Override
    public void skipConfirmation(boolean skip) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        api.put(Route.of("/application/settings"), body.put(SETTING, skip));
    }

    @Override
    public Optional<Problem> reassign(SourceUser from, long userId) {
        return refusal(
                "importSourceUserReassign",
                "mutation($id: ImportSourceUserID!, $user: UserID!) { importSourceUserReassign(input: {id: $id, assigneeUserId: $user}) { errors } }",
                Map.of("id", globalId(from), "user", "gid://gitlab/User/" + userId));
    }

    /** Since 17.10, for everybody since 18.0 (doc/api/group_placeholder_reassignments.md). */
    @Override
    public boolean takesSheets() {
        return identity.instance().version().atLeast(17, 10);
    }

    @Override
    public void submit(FullPath topLevelGroup, Path sheet) {
        Body form = new Body.Multipart(Map.of(), List.of(new Body.Multipart.Part("file", "placeholder_reassignments.csv", "text/csv", sheet)));
        Answer answer = api.exchange("POST", Route.of("/groups/:id/placeholder_reassignments", topLevelGroup.value()), form, true);
        if (!answer.ok()) {
            throw answer.status() == 422 ? api.refused(GitLabProblem.GITLAB_SHEET_REFUSED, answer) : api.refused(answer);
        }
    }

    /** gitlab-org/gitlab!258268. Before, only the Rails console could (doc/user/import/mapping/troubleshooting.md). */
    @Override
    public boolean retries() {
        return identity.instance().version().atLeast(18, 11);
    }

    @Override
    public Optional<Problem> retry(SourceUser failed) {
        return one("importSourceUserRetryFailedReassignment", failed);
    }

    @Override
    public Optional<Problem> cancel(SourceUser awaiting) {
        return one("importSourceUserCancelReassignment", awaiting);
    }

    @Override
    public Optional<Problem> remind(SourceUser awaiting) {
        return one("importSourceUserResendNotification", awaiting);
    }

    private Optional<Problem> one(String mutation, SourceUser about) {
        String document = "mutation($id: ImportSourceUserID!) { " + mutation + "(input: {id: $id}) { errors } }";
        return refusal(mutation, document, Map.of("id", globalId(about)));
    }

    private Optional<Problem> refusal(String mutation, String document, Map<String, String> variables) {
        try {
            graphql.mutate(mutation, document, variables);
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.is(GitLabProblem.GITLAB_MUTATION_REFUSED)) {
                return Optional.of(e.problem());
            }
            throw e;
        }
    }

    private static String globalId(SourceUser sourceUser) {
        return "gid://gitlab/Import::SourceUser/" + sourceUser.id();
    }
}

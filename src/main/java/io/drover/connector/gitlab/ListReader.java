package io.drover.connector.gitlab;

import io.drover.connector.Page;
import io.drover.model.AccessLevel;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link RelationEndpoints} describes. */
final class ListReader {
    private final GitLabApi api;
    private final Identity identity;

    ListReader(GitLabApi api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    void read(RelationEndpoint endpoint, Owner owner, Consumer<RelationRecord> sink) {
        Map<String, Integer> seen = new HashMap<>();
        each(endpoint, owner, node -> sink.accept(record(endpoint, node, seen)));
    }

    /** Own records as GitLab gives them, by the key that {@link #read} gives them. */
    Map<String, ObjectNode> keyed(RelationEndpoint endpoint, Owner owner) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, ObjectNode> keyed = new LinkedHashMap<>();
        each(endpoint, owner, node -> keyed.put(key(endpoint, node, seen), node));
        return keyed;
    }

    private static String key(RelationEndpoint endpoint, ObjectNode node, Map<String, Integer> seen) {
        String key = endpoint.key().apply(node);
        int times = seen.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "#" + times;
    }

    /** The list as GitLab gives it, own records only; empty when the feature is off. */
    void each(RelationEndpoint endpoint, Owner owner, Consumer<ObjectNode> sink) {
        @Nullable String cursor = null;
        do {
            var page = cursor == null ? first(endpoint, owner) : Optional.of(api.page(endpoint.route(owner), cursor));
            if (page.isEmpty()) {
                return;
            }
            page.get().items().stream().filter(endpoint.only()).forEach(sink);
            cursor = page.get().next();
        } while (cursor != null);
    }

    private Optional<Page<ObjectNode>> first(RelationEndpoint endpoint, Owner owner) {
        try {
            return Optional.of(api.page(endpoint.route(owner), null));
        } catch (ProblemException e) {
            if (off(endpoint, owner, e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * What only administrators see is nothing to others. GitLab refuses lists of features that are off with 403 or 404, the same as lists that
     * the user may not see. Only where the owner says that the feature is off, or the licence does not hold it, is the list empty; else things
     * would get lost in silence.
     */
    private boolean off(RelationEndpoint endpoint, Owner owner, ProblemException refusal) {
        if (!refusal.is(GitLabProblem.GITLAB_NOT_FOUND) && !refusal.is(GitLabProblem.GITLAB_PERMISSION_MISSING)) {
            return false;
        }
        if (endpoint.privileged() && !identity.token().admin()) {
            return true;
        }
        if (endpoint.licensed() && (refusal.is(GitLabProblem.GITLAB_NOT_FOUND) || !identity.instance().enterprise())) {
            return true;
        }
        if (endpoint.licensed() && owner.scope() != Scope.PROJECT && mayEverything(owner)) {
            return true;
        }
        return endpoint.feature() != null && owner.scope() == Scope.PROJECT && disabled(owner, endpoint.feature());
    }

    /** What is refused even to them is not set up, or no part of the licence. Asked anew: a token that was revoked meanwhile is refused here. */
    private boolean mayEverything(Owner group) {
        JsonNode me = api.get(Route.of("/user"));
        if (Json.flag(me, "is_admin") || group.scope() != Scope.GROUP) {
            return Json.flag(me, "is_admin");
        }
        Optional<JsonNode> member = api.find(Route.of("/groups/:id/members/all/:user_id", group.id(), me.path("id").asLong()));
        return member.filter(mine -> Json.number(mine, "access_level", 0) >= AccessLevel.OWNER.value()).isPresent();
    }

    private boolean disabled(Owner owner, String feature) {
        JsonNode project = api.get(Route.of("/projects/:id", owner.id()));
        return Json.text(project, feature + "_access_level", "").equals("disabled");
    }

    private static RelationRecord record(RelationEndpoint endpoint, ObjectNode node, Map<String, Integer> seen) {
        ObjectNode fields = endpoint.shape().apply(Fields.pick(node, endpoint.keep()));
        return new RelationRecord(endpoint.relation(), key(endpoint, node, seen), fields, endpoint.missing().apply(node));
    }

    /** {@code X-Total}; counted by reading where only some of the list belongs to the owner or GitLab leaves the header out. */
    OptionalLong count(RelationEndpoint endpoint, Owner owner) {
        Answer answer = api.exchange("GET", endpoint.route(owner).with("per_page", 1), null, true);
        OptionalLong total = answer.number("x-total");
        if (answer.ok() && total.isPresent() && (total.getAsLong() == 0 || !endpoint.filtered())) {
            return total;
        }
        if (answer.ok() && total.isEmpty() && !endpoint.filtered() && answer.header("x-next-page").isPresent()) {
            // more than 10,000: GitLab does not count them (doc/api/rest/_index.md)
            return OptionalLong.empty();
        }
        long[] number = {0};
        each(endpoint, owner, node -> number[0]++);
        return OptionalLong.of(number[0]);
    }
}

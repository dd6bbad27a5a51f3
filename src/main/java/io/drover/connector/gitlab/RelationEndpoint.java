package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a relation is listed over REST.
 *
 * @param path    pattern with {@code :id} for the owner
 * @param query   parameters besides paging
 * @param keep    attributes that mean something on any instance
 * @param key     what identifies a record within its owner on any instance
 * @param only    which listed records belong to the owner itself (lists also show inherited ones)
 * @param shape   changes nested values to instance-neutral ones
 * @param missing attributes of a record that exist but are not shown
 * @param feature the owner's {@code <feature>_access_level} that, when {@code disabled}, makes the endpoint refuse; null when none
 * @param licensed true when instances without a licence do not have the endpoint
 * @param privileged true when GitLab answers them only
 * @param filtered true when {@code only} leaves something out
 */
record RelationEndpoint(
        Relation relation,
        String path,
        Map<String, String> query,
        List<String> keep,
        Function<ObjectNode, String> key,
        Predicate<ObjectNode> only,
        UnaryOperator<ObjectNode> shape,
        Function<ObjectNode, List<String>> missing,
        @Nullable String feature,
        boolean licensed,
        boolean privileged,
        boolean filtered) {

    static RelationEndpoint list(Relation relation, String path, String key, String... keep) {
        return new RelationEndpoint(
                relation, path, Map.of(), List.of(keep), node -> Json.text(node, key, ""), node -> true, UnaryOperator.identity(), node -> List.of(), null, false, false, false);
    }

    RelationEndpoint asking(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new RelationEndpoint(relation, path, more, keep, key, only, shape, missing, feature, licensed, privileged, filtered);
    }

    RelationEndpoint keyed(Function<ObjectNode, String> newKey) {
        return new RelationEndpoint(relation, path, query, keep, newKey, only, shape, missing, feature, licensed, privileged, filtered);
    }

    RelationEndpoint only(Predicate<ObjectNode> own) {
        return new RelationEndpoint(relation, path, query, keep, key, own, shape, missing, feature, licensed, privileged, true);
    }

    RelationEndpoint shaped(UnaryOperator<ObjectNode> newShape) {
        return new RelationEndpoint(relation, path, query, keep, key, only, newShape, missing, feature, licensed, privileged, filtered);
    }

    RelationEndpoint missing(Function<ObjectNode, List<String>> hidden) {
        return new RelationEndpoint(relation, path, query, keep, key, only, shape, hidden, feature, licensed, privileged, filtered);
    }

    RelationEndpoint feature(String name) {
        return new RelationEndpoint(relation, path, query, keep, key, only, shape, missing, name, licensed, privileged, filtered);
    }

    /** Only with a licence. */
    RelationEndpoint premium() {
        return new RelationEndpoint(relation, path, query, keep, key, only, shape, missing, feature, true, privileged, filtered);
    }

    /** Others see none of it. */
    RelationEndpoint administrators() {
        return new RelationEndpoint(relation, path, query, keep, key, only, shape, missing, feature, licensed, true, filtered);
    }

    /** The list's address; what an instance owns has no id in it. */
    Route place(Owner owner) {
        return relation.scope() == Scope.INSTANCE ? Route.of(path) : Route.of(path, owner.id());
    }

    Route route(Owner owner) {
        Route route = place(owner);
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            route = route.with(parameter.getKey(), parameter.getValue());
        }
        return route;
    }
}

package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something of which a group or project has one at most, and how it is read and written over REST.
 *
 * @param path       pattern with {@code :id} for the owner
 * @param attributes what is read, compared and sent
 * @param shape      what is shown as it is sent
 * @param create     the method that makes one; PUT where there always is one
 */
record Single(Relation relation, String path, List<String> attributes, UnaryOperator<ObjectNode> shape, String create) {
    /** There always is one. */
    static Single always(Relation relation, String path, List<String> attributes) {
        return new Single(relation, path, attributes, UnaryOperator.identity(), "PUT");
    }

    /** It is made by POST, and deleted. */
    static Single perhaps(Relation relation, String path, List<String> attributes) {
        return new Single(relation, path, attributes, UnaryOperator.identity(), "POST");
    }

    Single shaped(UnaryOperator<ObjectNode> newShape) {
        return new Single(relation, path, attributes, newShape, create);
    }

    /** Its key: there is nothing to tell it from. */
    String key() {
        return relation.name();
    }

    Route route(Owner owner) {
        return Route.of(path, owner.id());
    }
}

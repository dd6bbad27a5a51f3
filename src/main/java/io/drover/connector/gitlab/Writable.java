package io.drover.connector.gitlab;

import io.drover.model.Owner;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the records of a list are created, updated and deleted over REST.
 *
 * @param endpoint   how they are listed; POST goes to the same path
 * @param one        address of one record that is there
 * @param attributes what is sent
 * @param byHand     true for missing attributes without which a record cannot be made
 */
record Writable(RelationEndpoint endpoint, OneRoute one, List<String> attributes, Predicate<List<String>> byHand) {
    /** The address of one record. */
    interface OneRoute {
        Route of(Owner owner, ObjectNode current);
    }

    static Writable byId(RelationEndpoint endpoint, String placeholder, List<String> attributes) {
        OneRoute one = (owner, current) -> Route.of(endpoint.path() + "/" + placeholder, owner.id(), current.path("id").asLong());
        return new Writable(endpoint, one, attributes, missing -> false);
    }

    Writable at(OneRoute newOne) {
        return new Writable(endpoint, newOne, attributes, byHand);
    }

    Writable byHandWhen(Predicate<List<String>> missing) {
        return new Writable(endpoint, one, attributes, missing);
    }
}

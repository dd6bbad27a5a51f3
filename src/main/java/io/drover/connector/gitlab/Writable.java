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
 * @param fixed      of these, what can be said only when a record is created
 * @param wording    how what is shown is said
 * @param update     the method that updates
 * @param byHand     true for missing attributes without which a record cannot be made
 */
record Writable(
        RelationEndpoint endpoint, OneRoute one, List<String> attributes, List<String> fixed, Wording wording, String update, Predicate<List<String>> byHand) {
    /** The address of one record. */
    interface OneRoute {
        Route of(Owner owner, ObjectNode current);
    }

    static Writable byId(RelationEndpoint endpoint, String placeholder, List<String> attributes) {
        OneRoute one = (owner, current) -> Route.of(endpoint.path() + "/" + placeholder, owner.id(), current.path("id").asLong());
        return new Writable(endpoint, one, attributes, List.of(), Wording.AS_SHOWN, "PUT", missing -> false);
    }

    Writable at(OneRoute newOne) {
        return new Writable(endpoint, newOne, attributes, fixed, wording, update, byHand);
    }

    Writable byHandWhen(Predicate<List<String>> missing) {
        return new Writable(endpoint, one, attributes, fixed, wording, update, missing);
    }

    Writable worded(Wording newWording) {
        return new Writable(endpoint, one, attributes, fixed, newWording, update, byHand);
    }

    /** Attributes that an update may not name. */
    Writable fixed(String... names) {
        return new Writable(endpoint, one, attributes, List.of(names), wording, update, byHand);
    }

    Writable patched() {
        return new Writable(endpoint, one, attributes, fixed, wording, "PATCH", byHand);
    }

    /** What an update would have to say. */
    ObjectNode changes(ObjectNode wanted, ObjectNode current) {
        return Differences.of(wanted, wording.said(current, Naming.HERE), attributes.stream().filter(name -> !fixed.contains(name)).toList());
    }
}

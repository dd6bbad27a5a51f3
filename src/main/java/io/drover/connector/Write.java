package io.drover.connector;

import io.drover.model.Owner;
import io.drover.model.Relation;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write to the destination, planned but not yet done.
 *
 * @param key      the record's key within its owner
 * @param request  method and path, for people: {@code POST /projects/7/variables}
 * @param body     attributes to send. May hold secret values: never journal or print it, print {@link #names()}
 * @param reenter  attributes a person must re-enter afterwards
 */
public record Write(Kind kind, Relation relation, Owner owner, String key, String request, ObjectNode body, List<String> reenter) {
    public Write {
        reenter = List.copyOf(reenter);
    }

    /** Names of the attributes that are sent; safe to print. */
    public List<String> names() {
        return List.copyOf(body.propertyNames());
    }

    /** The same, left to a person: nothing is sent. */
    public Write byHand(String what) {
        return new Write(Kind.REENTER, relation, owner, key, "by hand", JsonNodeFactory.instance.objectNode(), List.of(what));
    }

    public enum Kind {
        CREATE,
        UPDATE,
        /** Nothing is sent: a person must make this record by hand, because a part of it cannot be read. */
        REENTER
    }
}

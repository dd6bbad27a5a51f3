package io.drover.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place where two canonical records differ.
 *
 * @param steps       elements on the way, for people: {@code discussion 3f2a…}, {@code note 2}
 * @param field       the attribute that differs, or the list whose element is missing or extra
 * @param source      null when the source has nothing there
 * @param destination null when the destination has nothing there
 * @param sourceAround      the object that holds the attribute, at the source
 * @param destinationAround the same at the destination
 */
record Change(
        List<String> steps,
        Field field,
        @Nullable JsonNode source,
        @Nullable JsonNode destination,
        ObjectNode sourceAround,
        ObjectNode destinationAround) {
    Change {
        steps = List.copyOf(steps);
    }

    /** True when a whole element is missing or extra. */
    boolean element() {
        return field.kind() == Field.Kind.RECORDS;
    }

    String sourceText() {
        return source == null ? "" : source.asString("");
    }

    String destinationText() {
        return destination == null ? "" : destination.asString("");
    }
}

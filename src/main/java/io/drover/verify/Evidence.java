package io.drover.verify;

import io.drover.model.Relation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a rule looks at: one difference and everything around it.
 *
 * @param change      where inside the record; null when the whole record is missing or extra
 * @param source      the canonical record at the source; null when it is extra
 * @param destination the canonical record at the destination; null when it is missing
 */
record Evidence(
        ItemContext item,
        Relation relation,
        String key,
        @Nullable Change change,
        @Nullable ObjectNode source,
        @Nullable ObjectNode destination) {
    boolean missing() {
        return change == null && destination == null;
    }

    boolean extra() {
        return change == null && source == null;
    }

    /** True when {@code field} differs, wherever in the record. */
    boolean at(String field) {
        return change != null && change.field().name().equals(field);
    }

    Field.@Nullable Kind kind() {
        return change == null ? null : change.field().kind();
    }

    String sourceText() {
        return change == null ? "" : change.sourceText();
    }

    String destinationText() {
        return change == null ? "" : change.destinationText();
    }
}

package io.drover.connector;

import io.drover.model.Relation;
import java.util.List;

/**
 * Proof that a write was done, safe to journal.
 *
 * @param created  true when this call created the record, false when it updated one or found it already there
 * @param reenter  attributes a person must re-enter by hand
 * @param replaced what the record said before, where this call changed it
 */
public record Receipt(Relation relation, String key, boolean created, List<String> reenter, List<Replaced> replaced) {
    public Receipt {
        reenter = List.copyOf(reenter);
        replaced = List.copyOf(replaced);
    }

    public Receipt(Relation relation, String key, boolean created, List<String> reenter) {
        this(relation, key, created, reenter, List.of());
    }

    /**
     * An attribute's former value.
     *
     * @param value as JSON; {@link #SECRET} where it must not be written down
     */
    public record Replaced(String attribute, String value) {
        public static final String SECRET = "[secret]";
    }
}

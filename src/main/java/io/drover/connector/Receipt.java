package io.drover.connector;

import io.drover.model.Relation;
import java.util.List;

/**
 * Proof that a write was done, safe to journal.
 *
 * @param created true when this call created the record, false when it updated one or found it already there
 * @param reenter attributes a person must re-enter by hand
 */
public record Receipt(Relation relation, String key, boolean created, List<String> reenter) {
    public Receipt {
        reenter = List.copyOf(reenter);
    }
}

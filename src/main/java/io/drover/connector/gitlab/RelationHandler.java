package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.List;

/** Writes one relation. {@link io.drover.connector.RelationWriter} says what is asked of each method. */
interface RelationHandler {
    List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users);

    Receipt apply(Write write);

    default List<Receipt> applyAll(List<Write> writes) {
        return writes.stream().map(this::apply).toList();
    }

    boolean remove(Owner owner, String key);
}

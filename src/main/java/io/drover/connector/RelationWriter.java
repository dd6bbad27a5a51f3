package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Re-creates relations at the destination with ensure semantics: what is there and equal is left alone, what differs is updated, what is
 * missing is created, nothing is doubled however often it runs. The dry run prints exactly what {@link #plan} returns, and the run
 * applies exactly that.
 */
public interface RelationWriter {
    boolean writes(Relation relation);

    /** The writes needed so that {@code owner} has every {@code wanted} record. Reads only. Empty when nothing is to be done. */
    List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted, UserLookup users);

    /** Performs one planned write. Safe to repeat after a crash. */
    Receipt apply(Write write);

    /** Performs what was planned for one owner's relation, in order. One look serves all of them: nobody else writes there meanwhile. */
    default List<Receipt> applyAll(List<Write> writes) {
        return writes.stream().map(this::apply).toList();
    }

    /** Deletes a record that a {@link Write.Kind#CREATE} made, known by its key. Returns false when it is not there. */
    boolean remove(Relation relation, Owner owner, String key);

    /** What records name beside themselves, users and places, translated from source to destination. */
    @FunctionalInterface
    interface UserLookup {
        OptionalLong destinationUser(long sourceUserId);

        /** Where a group or project of the source goes; empty when it does not move. Without a plan everything keeps its path. */
        default Optional<FullPath> destinationPath(FullPath source) {
            return Optional.of(source);
        }
    }
}

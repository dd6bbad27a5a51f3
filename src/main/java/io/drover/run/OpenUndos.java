package io.drover.run;

import io.drover.engine.JournalReader;
import io.drover.engine.UndoRecord;
import io.drover.model.FullPath;
import io.drover.run.step.StartTransfer.Boarding;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who made a group, as far as promises to delete it stand. */
final class OpenUndos implements GroupItinerary.Bringers {
    private final Supplier<JournalReader> journal;

    OpenUndos(Supplier<JournalReader> journal) {
        this.journal = journal;
    }

    @Override
    public boolean ours(FullPath group) {
        return open(Undo.DELETE_GROUP).anyMatch(undo -> Undo.facts(undo.facts(), Undo.PathFacts.class).path().contains(group));
    }

    @Override
    public Optional<Boarding> transfer(FullPath group) {
        return open(Undo.CANCEL_TRANSFER).map(undo -> Undo.facts(undo.facts(), Boarding.class)).filter(t -> t.to().contains(group)).findFirst();
    }

    private Stream<UndoRecord> open(String action) {
        return journal.get().undos().stream().filter(undo -> undo.closed() == null && undo.action().equals(action));
    }
}

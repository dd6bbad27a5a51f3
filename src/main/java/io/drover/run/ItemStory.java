package io.drover.run;

import io.drover.diagnose.Diagnosis;
import io.drover.engine.JournalReader;
import io.drover.engine.UndoRecord;
import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the journal knows of one item, in the order it happened.
 *
 * @param undos what a rollback would undo, as it was registered before the deed
 */
public record ItemStory(RunSummary.Item item, List<Promise> undos, Diagnosis diagnosis) {
    public ItemStory {
        undos = List.copyOf(undos);
    }

    /** An undo that was promised before the deed. @param closed null while it stands */
    public record Promise(Instant registered, String name, @Nullable Instant closed) {}

    /** Empty when the journal has no such item. */
    public static Optional<ItemStory> of(JournalReader journal, RunSummary summary, Diagnoses diagnoses, String item, List<Observation> verified) {
        return summary.items().stream()
                .filter(i -> i.item().equals(item))
                .findFirst()
                .map(i -> new ItemStory(i, undos(journal, item), diagnoses.of(i, verified)));
    }

    private static List<Promise> undos(JournalReader journal, String item) {
        return journal.undos().stream()
                .filter(u -> u.item().equals(item))
                .sorted(Comparator.comparing(UndoRecord::sequence))
                .map(u -> new Promise(u.registered(), u.name(), u.closed()))
                .toList();
    }

    /** For the administrator, who finds the instance's own log lines by them. */
    public List<String> correlationIds() {
        Problem problem = item.problem();
        return problem == null
                ? List.of()
                : problem.observed().stream()
                        .flatMap(o -> o.facts().stream())
                        .filter(f -> f.kind() == Fact.Kind.CORRELATION_ID)
                        .map(Fact::value)
                        .distinct()
                        .toList();
    }
}

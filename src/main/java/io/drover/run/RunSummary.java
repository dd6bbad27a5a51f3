package io.drover.run;

import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.connector.Receipt;
import io.drover.engine.ItemState;
import io.drover.model.FullPath;
import io.drover.problem.Problem;
import io.drover.run.step.Loss;
import io.drover.run.step.Memberships;
import io.drover.run.step.Reenter;
import io.drover.run.step.Repair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run did, read from the journal: the report's source. */
public record RunSummary(Instant readAt, List<Item> items) {
    public RunSummary {
        items = List.copyOf(items);
    }

    public Stream<Reenter> reenter() {
        return items.stream().flatMap(i -> i.reenter().stream());
    }

    public Stream<Loss> losses() {
        return items.stream().flatMap(i -> i.losses().stream());
    }

    /**
     * One item.
     *
     * @param from            null for items that are no group or project
     * @param bytes           of the archive as downloaded; 0 when there was none
     * @param createdUsers    users created by this item
     * @param failedRelations records that the importer skipped; GitLab lists at most 100
     * @param repairs         what was decided about what a direct transfer left out, all tries
     * @param waiting         what it has been waiting for, and how long so far; null when for nothing
     */
    public record Item(
            String item,
            String kind,
            String wave,
            @Nullable FullPath from,
            @Nullable FullPath to,
            ItemState state,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Problem problem,
            List<StepTime> steps,
            long bytes,
            long createdUsers,
            List<Receipt> receipts,
            List<Reenter> reenter,
            List<Loss> losses,
            List<FailedRelation> failedRelations,
            List<Repair> repairs,
            Memberships.@Nullable Result memberships,
            @Nullable StepTime waiting) {
        public Item {
            steps = List.copyOf(steps);
            receipts = List.copyOf(receipts);
            reenter = List.copyOf(reenter);
            losses = List.copyOf(losses);
            failedRelations = List.copyOf(failedRelations);
            repairs = List.copyOf(repairs);
        }
    }

    /** @param tries how often a poll was asked */
    public record StepTime(String step, Instant started, Duration took, int tries) {}
}

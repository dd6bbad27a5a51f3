package io.drover.run;

import io.drover.connector.DirectTransfers.Progress;
import io.drover.engine.ItemState;
import io.drover.engine.JournalReader;
import io.drover.engine.StepRecord;
import io.drover.run.step.StartTransfer.Boarded;
import io.drover.run.step.StartTransfer.Boarding;
import io.drover.run.step.Worksite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Direct transfers as the journal and the destination know them. */
final class Transfers {
    private static final List<String> STARTS = List.of(StepNames.TRANSFER, StepNames.TRANSFER_ALONE);

    /** What a retry does again: all of it but the mark, by which it finds what it left behind. */
    static final List<String> STEPS = steps();

    private static final Set<ItemState> ENDED = Set.of(ItemState.DONE, ItemState.FAILED, ItemState.CANCELED);

    private final Worksite site;
    private final JournalReader journal;

    Transfers(Worksite site, JournalReader journal) {
        this.site = site;
        this.journal = journal;
    }

    private static List<String> steps() {
        List<String> steps = new ArrayList<>(List.of(StepNames.TRANSFER_CHECK, StepNames.PATH_FREE, StepNames.TRANSFER_DELETE));
        for (String once : List.of(StepNames.TRANSFER, StepNames.TRANSFER_ALONE, StepNames.TRANSFERRED, StepNames.REPAIRS)) {
            steps.add(once);
            steps.add(once + StepNames.AGAIN);
        }
        return List.copyOf(steps);
    }

    /** Empty when nothing brings it any more. */
    static Optional<Progress> moving(Worksite site, Boarding transfer) {
        return site.destination().transfers().underWay().stream()
                .filter(p -> p.scope() == transfer.scope() && p.from().equals(transfer.from()) && p.to().equals(transfer.to()))
                .findFirst();
    }

    /** GitLab cancels whole imports only. Cancels the one that brings {@code item} unless others want it; returns those. */
    List<String> cancel(String item) {
        OptionalLong brings = journal.steps(item).stream().map(Transfers::started).flatMapToLong(OptionalLong::stream).max();
        if (brings.isEmpty()) {
            return List.of();
        }
        Set<String> aboard = new TreeSet<>();
        journal.forEachStep(step -> {
            if (started(step).equals(brings)) {
                aboard.add(step.item());
            }
        });
        journal.forEach(status -> {
            if (ENDED.contains(status.state())) {
                aboard.remove(status.item());
            }
        });
        aboard.remove(item);
        if (aboard.isEmpty()) {
            site.destination().transfers().cancel(brings.getAsLong());
        }
        return List.copyOf(aboard);
    }

    /** The import that the step started, or found itself in. */
    private static OptionalLong started(StepRecord step) {
        boolean starts = STARTS.contains(step.name().replace(StepNames.AGAIN, ""));
        if (!starts || step.result() == null) {
            return OptionalLong.empty();
        }
        Boarded boarded = JsonMapper.shared().treeToValue(step.result(), Boarded.class);
        return boarded.refused() ? OptionalLong.empty() : OptionalLong.of(boarded.importId());
    }
}

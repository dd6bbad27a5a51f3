package io.drover.run;

import java.util.List;

/** What a rollback did, or would do. */
public record RollbackReport(List<Deed> deeds) {
    public RollbackReport {
        deeds = List.copyOf(deeds);
    }

    /** True when nothing was refused. */
    public boolean complete() {
        return deeds.stream().noneMatch(d -> d.outcome() == Outcome.REFUSED);
    }

    public enum Outcome {
        UNDONE,
        /** There was nothing to undo: the deed never happened, or somebody undid it. */
        NOTHING_TO_DO,
        REFUSED
    }

    /** @param detail what exactly, or why not */
    public record Deed(String item, String action, Outcome outcome, String detail) {}
}

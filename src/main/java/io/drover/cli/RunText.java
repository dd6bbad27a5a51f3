package io.drover.cli;

import io.drover.console.Bytes;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.console.TerminalConsole;
import io.drover.engine.ItemState;
import io.drover.engine.Tally;
import io.drover.run.Diagnoses;
import io.drover.run.RunSummary;
import java.time.Duration;
import java.util.List;

/** What a run came to, for people. */
final class RunText {
    private final Console console;
    private final Diagnoses diagnoses;

    RunText(Console console, Diagnoses diagnoses) {
        this.console = console;
        this.diagnoses = diagnoses;
    }

    void print(RunSummary summary, Tally tally) {
        List<RunSummary.Item> moved = summary.items().stream().filter(i -> i.from() != null).toList();
        console.table(
                List.of("ITEM", "STATE", "STEPS", "ARCHIVE", "COMPLEMENTED", "TOOK"),
                moved.stream().map(this::row).toList());
        console.print("");
        List<RunSummary.Item> failed = summary.items().stream().filter(i -> i.problem() != null && i.state() == ItemState.FAILED).toList();
        for (RunSummary.Item item : failed) {
            console.print(console.styled(Style.STRONG, item.item()));
            if (item.problem() != null) {
                ProblemText.lines(item.problem(), console).forEach(line -> console.print("  " + line));
            }
            likely(item);
        }
        long created = summary.items().stream().mapToLong(RunSummary.Item::createdUsers).sum();
        console.print("%d of %d items done, %d failed; %d users created; %d steps recorded."
                .formatted(tally.of(ItemState.DONE), tally.total(), tally.of(ItemState.FAILED), created, tally.steps()));
        long losses = summary.losses().count();
        long reenter = summary.reenter().count();
        if (losses + reenter > 0) {
            console.print(count(losses, "kind of thing", "kinds of things") + " could not be carried, " + count(reenter, "thing is", "things are")
                    + " to be re-entered by hand: the report lists them.");
        }
        heldUp(summary);
    }

    /** Turns come one after the other: what a person paused holds up all that follow. */
    private void heldUp(RunSummary summary) {
        List<String> paused = summary.items().stream().filter(i -> i.state() == ItemState.PAUSED).map(RunSummary.Item::item).toList();
        long waiting = summary.items().stream().filter(i -> i.state() == ItemState.WAITING).count();
        if (!paused.isEmpty()) {
            String others = waiting == 0 ? "" : count(waiting, "item of a later turn waits", "items of later turns wait") + " for what is paused. ";
            console.print(others + "To go on: drover run --resume " + paused.getFirst() + "   to leave it out: drover run --cancel " + paused.getFirst());
        }
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The first cause; the rest and the evidence are `drover explain`'s. */
    private void likely(RunSummary.Item item) {
        diagnoses.of(item, List.of()).causes().stream().findFirst().ifPresent(cause -> {
            console.print("    likely   " + console.styled(Style.BAD, cause.mode().code()) + "  " + cause.mode().title());
            console.print(console.styled(Style.QUIET, "             drover explain " + item.item()));
        });
    }

    private List<String> row(RunSummary.Item item) {
        String state = item.state().name().toLowerCase(java.util.Locale.ROOT);
        Style style = item.state() == ItemState.DONE ? Style.GOOD : item.state() == ItemState.FAILED ? Style.BAD : Style.WARN;
        Duration took = item.started() == null || item.finished() == null ? Duration.ZERO : Duration.between(item.started(), item.finished());
        return List.of(
                item.item(),
                console.styled(style, state),
                Integer.toString(item.steps().size()),
                item.bytes() == 0 ? "" : Bytes.words(item.bytes()),
                Integer.toString(item.receipts().size()),
                took.isZero() ? "" : TerminalConsole.duration(took));
    }
}

package io.drover.cli;

import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.console.TerminalConsole;
import io.drover.diagnose.Diagnosis;
import io.drover.engine.ItemState;
import io.drover.run.ItemStory;
import io.drover.run.RunSummary;
import java.util.List;
import java.util.Locale;

/** The root-cause analysis of one item, for people: what was tried, what the instance said, what is likely behind it, who must do what. */
final class StoryText {
    private static final int RECORDS = 10;

    private final Console console;

    StoryText(Console console) {
        this.console = console;
    }

    void print(ItemStory story) {
        RunSummary.Item item = story.item();
        console.print(console.styled(Style.STRONG, item.item()) + "  " + item.state().name().toLowerCase(Locale.ROOT) + (item.to() == null ? "" : ", to " + item.to()));
        tried(item);
        said(story);
        causes(story.diagnosis());
        promises(story.undos());
    }

    private void tried(RunSummary.Item item) {
        heading("What was tried");
        for (RunSummary.StepTime step : item.steps()) {
            console.print("  " + step.started() + "  " + step.step() + "  (" + TerminalConsole.duration(step.took()) + asked(step) + ")");
        }
        RunSummary.StepTime waiting = item.waiting();
        if (waiting != null) {
            console.print("  " + waiting.started() + "  " + waiting.step() + "  (waiting for " + TerminalConsole.duration(waiting.took()) + asked(waiting) + ")");
        }
        if (item.steps().isEmpty() && waiting == null) {
            console.print("  nothing yet");
        }
    }

    private static String asked(RunSummary.StepTime step) {
        return step.tries() > 1 ? ", asked " + step.tries() + " times" : "";
    }

    private void said(ItemStory story) {
        RunSummary.Item item = story.item();
        if (item.problem() != null && item.state() != ItemState.DONE) {
            heading("What happened");
            ProblemText.lines(item.problem(), console).forEach(line -> console.print("  " + line));
            item.problem().observed().forEach(seen -> console.print("  seen     " + seen.words()));
        }
        if (!item.failedRelations().isEmpty()) {
            heading(item.failedRelations().size() + " records that the importer left out");
            item.failedRelations().stream()
                    .limit(RECORDS)
                    .forEach(f -> console.print("  " + f.relation() + where(f) + "  " + f.exceptionClass() + ": " + f.exceptionMessage()));
        }
        if (!item.repairs().isEmpty()) {
            heading("What was decided about what the transfer left out");
            item.repairs().forEach(r -> console.print("  " + r.name() + ": " + r.reason()));
        }
        if (!story.correlationIds().isEmpty()) {
            console.print("  Correlation ids for the instance's log: " + String.join(", ", story.correlationIds()));
        }
    }

    private static String where(FailedRelation failed) {
        if (failed.sourceUrl() != null) {
            return " " + failed.sourceUrl();
        }
        return failed.lineNumber() == null ? "" : " line " + failed.lineNumber();
    }

    private void causes(Diagnosis diagnosis) {
        heading("What is likely behind it");
        if (diagnosis.causes().isEmpty()) {
            console.print("  No known failure mode fits what was seen.");
        }
        int rank = 1;
        for (Diagnosis.Cause cause : diagnosis.causes()) {
            console.print("  " + rank++ + ". " + console.styled(Style.STRONG, cause.mode().code()) + "  " + cause.mode().title());
            console.print("     evidence  " + cause.evidence());
            console.print("     cause     " + cause.mode().cause());
            console.print("     do next   " + cause.mode().fix());
            console.print("     who       " + cause.mode().actor().label() + console.styled(Style.QUIET, "   (" + cause.mode().source() + ")"));
        }
    }

    private void promises(List<ItemStory.Promise> undos) {
        List<String> open = undos.stream().filter(u -> u.closed() == null).map(ItemStory.Promise::name).toList();
        if (!open.isEmpty()) {
            heading("What a rollback would undo");
            open.forEach(name -> console.print("  " + name));
        }
    }

    private void heading(String words) {
        console.print("");
        console.print(console.styled(Style.STRONG, words));
    }
}

package io.drover.cli;

import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.run.PlannedItem;
import io.drover.run.step.PlannedWrite;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The list of writes that a run would make. */
final class DryRunText {
    private final Console console;
    private final boolean json;

    DryRunText(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** @return an exit status */
    int print(List<PlannedItem> items) {
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(items));
        } else {
            items.forEach(this::print);
            long writes = items.stream().mapToLong(i -> i.writes().size()).sum();
            long blocked = items.stream().filter(i -> i.problem() != null).count();
            console.print("");
            console.print(writes + " writes in " + items.size() + " items" + (blocked > 0 ? ", " + blocked + " of them cannot start" : "")
                    + ". Nothing was written. To do it: drover run --commit");
        }
        return items.stream().anyMatch(i -> i.problem() != null) ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private void print(PlannedItem item) {
        console.print(console.styled(Style.STRONG, item.item()) + (item.wave().isEmpty() ? "" : console.styled(Style.QUIET, "   wave " + item.wave())));
        if (item.problem() != null) {
            ProblemText.lines(item.problem(), console).forEach(line -> console.print("  " + line));
        }
        for (PlannedWrite write : item.writes()) {
            String request = write.request().isEmpty() ? "" : console.styled(Style.QUIET, "   " + write.request());
            String names = write.attributes().isEmpty() ? "" : console.styled(Style.QUIET, "   " + String.join(", ", write.attributes()));
            console.print("  " + write.side() + "  " + write.what() + request + names);
        }
    }
}

package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.console.TerminalConsole;
import io.drover.engine.ItemState;
import io.drover.engine.ItemStatus;
import io.drover.engine.JournalReader;
import io.drover.engine.Store;
import io.drover.engine.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover status}. Looks into the journal only, so it works beside a run and without any network. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Where every item is. Reads the journal only.",
        footer = {
            "",
            "EXAMPLES",
            "  drover status",
            "  drover status --watch        again every two seconds, until everything has ended",
            "  drover status --all          also the items that are done or not yet begun",
            "",
            "EXIT STATUS",
            "  0 nothing failed   1 some items failed   5 paused items wait for you"
        })
final class StatusCommand implements Callable<Integer> {
    private static final Duration REFRESH = Duration.ofSeconds(2);
    /** Rows of a screen; --all shows the rest. */
    private static final int SHOWN = 40;

    @Option(names = "--watch", description = "Show it again every two seconds until everything has ended.")
    private boolean watch;

    @Option(names = "--all", description = "Show every item.")
    private boolean all;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    StatusCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = options.workspace();
        Store store = Migrations.store(app.config(workspace), workspace);
        Optional<JournalReader> opened = JournalReader.open(store);
        if (opened.isEmpty()) {
            app.console().print("Nothing has run here yet. See what would be done: drover run");
            return ExitStatus.DONE;
        }
        try (JournalReader reader = opened.get()) {
            Tally tally = show(reader);
            while (watch && !tally.settled()) {
                app.time().sleep(REFRESH);
                app.console().print("");
                tally = show(reader);
            }
            return tally.of(ItemState.FAILED) > 0 ? ExitStatus.FAILED : tally.of(ItemState.PAUSED) > 0 ? ExitStatus.DECISION : ExitStatus.DONE;
        }
    }

    private Tally show(JournalReader reader) {
        Tally tally = reader.tally();
        List<ItemStatus> items = new ArrayList<>();
        reader.forEach(item -> {
            if (all || options.json() || inSight(item)) {
                items.add(item);
            }
        });
        if (options.json()) {
            app.console().print(JsonMapper.shared().writeValueAsString(new Snapshot(tally, items)));
            return tally;
        }
        Console console = app.console();
        console.print(summary(tally));
        List<ItemStatus> shown = all ? items : items.stream().limit(SHOWN).toList();
        if (!shown.isEmpty()) {
            console.table(List.of("ITEM", "WAVE", "STATE", "LANE", "AT", "NEXT"), shown.stream().map(this::row).toList());
        }
        items.stream().filter(i -> i.state() == ItemState.FAILED).findFirst().ifPresent(i -> console.print("Why it failed: drover explain " + i.item()));
        if (items.size() > shown.size()) {
            console.print("… and " + (items.size() - shown.size()) + " more (--all)");
        }
        return tally;
    }

    /** What is under way or needs somebody; the rest is in the summary. */
    private static boolean inSight(ItemStatus item) {
        return switch (item.state()) {
            case RUNNING, PAUSED, FAILED -> true;
            case WAITING -> item.started() != null;
            case DONE, CANCELED -> false;
        };
    }

    private static String summary(Tally tally) {
        StringBuilder text = new StringBuilder(tally.total() + " items:");
        String comma = " ";
        for (ItemState state : ItemState.values()) {
            if (tally.of(state) > 0) {
                text.append(comma).append(tally.of(state)).append(' ').append(state.name().toLowerCase(Locale.ROOT));
                comma = ", ";
            }
        }
        return text.append("; ").append(tally.steps()).append(" steps recorded").append(tally.settled() ? "." : "; under way.").toString();
    }

    private List<String> row(ItemStatus item) {
        Console console = app.console();
        Style style = item.state() == ItemState.FAILED ? Style.BAD : item.state() == ItemState.PAUSED ? Style.WARN : Style.QUIET;
        String next = item.problem() != null ? item.problem().code() + ": " + item.problem().what() : due(item.due());
        return List.of(
                item.item(),
                item.wave(),
                console.styled(style, item.state().name().toLowerCase(Locale.ROOT)),
                item.lane().name().toLowerCase(Locale.ROOT),
                item.step() == null ? "" : item.step(),
                next);
    }

    private String due(@org.jspecify.annotations.Nullable Instant due) {
        if (due == null) {
            return "";
        }
        Duration wait = Duration.between(app.time().now(), due);
        return wait.isPositive() ? "in " + TerminalConsole.duration(wait) : "now";
    }

    /** What {@code --json} prints. */
    record Snapshot(Tally tally, List<ItemStatus> items) {}
}

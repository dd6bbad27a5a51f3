package io.drover.cli;

import io.drover.app.App;
import io.drover.assess.doctor.Diagnosis;
import io.drover.assess.doctor.Doctor;
import io.drover.assess.doctor.Patient;
import io.drover.assess.doctor.Place;
import io.drover.assess.doctor.RoomNeeded;
import io.drover.assess.doctor.Verdict;
import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check network, clocks, versions, tokens, switches, disk and programs before the window. Writes nothing.",
        footer = {
            "",
            "EXAMPLES",
            "  drover doctor",
            "  drover doctor --window-end 2026-12-07     tokens must outlive this day",
            "",
            "EXIT STATUS",
            "  0 nothing stands in the way   1 something does   3 configuration"
        })
final class DoctorCommand implements Callable<Integer> {
    /** Tokens for a weekend window are usually made one or two weeks before it. */
    private static final int DEFAULT_DAYS = 14;

    @Option(names = "--window-end", paramLabel = "DATE", description = "Last day of the migration, YYYY-MM-DD. Default: in 14 days.")
    private @Nullable LocalDate windowEnd;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    DoctorCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        LocalDate ends = windowEnd == null ? LocalDate.ofInstant(app.time().now(), ZoneOffset.UTC).plusDays(DEFAULT_DAYS) : windowEnd;
        OptionalLong room = RoomNeeded.inventoried(workspace, config.workers());
        Patient source = new Patient(Place.SOURCE, config.source(), () -> app.source(config));
        Patient destination = new Patient(Place.DESTINATION, config.destination(), () -> app.destination(config));
        List<Diagnosis> rows = new Doctor(source, destination, workspace, app.time(), ends, room).examine();
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            print(rows);
        }
        return rows.stream().anyMatch(r -> r.verdict() == Verdict.BAD) ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private void print(List<Diagnosis> rows) {
        Console console = app.console();
        console.table(
                List.of("", "WHERE", "WHAT", "FOUND"),
                rows.stream().map(r -> List.of(mark(r.verdict()), r.place().words(), r.check(), r.found())).toList());
        List<Diagnosis> work = rows.stream().filter(r -> !r.next().isEmpty()).toList();
        if (!work.isEmpty()) {
            console.print("");
            console.table(
                    List.of("", "WHO", "DO NEXT", "BECAUSE OF"),
                    work.stream().map(r -> List.of(mark(r.verdict()), r.who().label(), r.next(), r.place().words() + ": " + r.check())).toList());
        }
        long bad = rows.stream().filter(r -> r.verdict() == Verdict.BAD).count();
        console.print("");
        console.print(bad == 0 ? "Nothing stands in the way." : bad + (bad == 1 ? " thing stands" : " things stand") + " in the way.");
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> app.console().styled(Style.GOOD, "ok");
            case WARNING -> app.console().styled(Style.WARN, "warn");
            case BAD -> app.console().styled(Style.BAD, "BAD");
            case UNKNOWN -> app.console().styled(Style.QUIET, "?");
        };
    }
}

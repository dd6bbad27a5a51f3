package io.drover.cli;

import io.drover.app.App;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Every command of {@code drover} by its name, in the order of the help. Each is built when it is wanted. */
final class Commands {
    /** Writes down the names and options of all the others. */
    private static final String COMPLETION = "generate-completion";

    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    Commands(App app) {
        makers.put("rehearse", () -> new RehearseCommand(app));
        makers.put("simulate", () -> new SimulateCommand());
        makers.put("init", () -> new InitCommand(app));
        makers.put("doctor", () -> new DoctorCommand(app));
        makers.put("inventory", () -> new InventoryCommand(app));
        makers.put("assess", () -> new AssessCommand(app));
        makers.put("plan", () -> new PlanCommand(app));
        makers.put("run", () -> new RunCommand(app));
        makers.put("worker", () -> new WorkerCommand(app));
        makers.put("status", () -> new StatusCommand(app));
        makers.put("verify", () -> new VerifyCommand(app));
        makers.put("users", () -> UsersCommand.line(app));
        makers.put("links", () -> LinksCommand.line(app));
        makers.put("report", () -> new ReportCommand(app));
        makers.put("proof", () -> ProofCommand.line(app));
        makers.put("secrets", () -> SecretsCommand.line(app));
        makers.put("rollback", () -> new RollbackCommand(app));
        makers.put("archive", () -> ArchiveCommand.line(app.console()));
        makers.put("coverage", () -> new CoverageCommand(app.console()));
        makers.put("explain", () -> new ExplainCommand(app));
        makers.put("bundle", () -> new BundleCommand(app));
        makers.put(COMPLETION, Commands::completion);
        makers.put("warm-up", () -> new WarmUpCommand(app));
    }

    List<Object> all() {
        return makers.values().stream().<Object>map(Supplier::get).toList();
    }

    /**
     * The one that the first word names. None without a word, when the journey is shown. All when the word names none, so that help lists
     * them and a slip of the pen finds what it was meant to be.
     */
    List<Object> wantedBy(String... words) {
        if (words.length == 0) {
            return List.of();
        }
        @Nullable Supplier<Object> wanted = words[0].equals(COMPLETION) ? null : makers.get(words[0]);
        return wanted == null ? all() : List.of(wanted.get());
    }

    /** {@code source <(drover generate-completion)} in a shell; not listed among the commands of the journey. */
    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return completion;
    }
}

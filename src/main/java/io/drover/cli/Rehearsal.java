package io.drover.cli;

import io.drover.app.App;
import io.drover.config.ConfigTemplate;
import io.drover.config.Tokens;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.console.ExcerptConsole;
import io.drover.console.TerminalConsole;
import io.drover.simulator.limits.LimitsProfile;
import io.drover.model.FullPath;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import io.drover.time.ScaledTime;
import io.drover.time.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole journey on two simulated GitLabs, told with the real commands and their real output, and with one crash on the way. The clock
 * runs faster so that the instances' documented limits hold and the story still fits into a minute.
 */
final class Rehearsal {
    /** Six imports a minute become one in a quarter of a second. */
    private static final double PACE = 40;

    /** The sample organisation. */
    private static final String ROOT = "nordwind";

    private static final String SOURCE_TOKEN = "DROVER_SOURCE_TOKEN";
    private static final String DESTINATION_TOKEN = "DROVER_DESTINATION_TOKEN";

    private final App app;
    private final Console console;
    private final Workspace workspace;
    private final long seed;
    private final boolean directTransfer;
    private int told;

    Rehearsal(App app, Workspace workspace, long seed, boolean directTransfer) {
        this.app = app;
        this.console = app.console();
        this.workspace = workspace;
        this.seed = seed;
        this.directTransfer = directTransfer;
    }

    /** @return an exit status */
    int tell() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        ScaledTime clock = new ScaledTime(begun, PACE);
        SimulatorOptions options = SimulatorOptions.defaults().withSeed(seed).withTime(clock).withLimits(LimitsProfile.SELF_MANAGED);
        try (SimulatedGitLab source = SimulatedGitLab.start(options.withName("source").withVersion("18.3.2-ee").withFirstId(1_000));
                SimulatedGitLab destination = SimulatedGitLab.start(options.withName("destination").withFirstId(500_000))) {
            SampleOrganisation.load(source);
            if (directTransfer) {
                source.allowDirectTransfer();
                destination.allowDirectTransfer();
            }
            introduce(source, destination);
            Map<String, String> tokens = Map.of(SOURCE_TOKEN, source.rootToken(), DESTINATION_TOKEN, destination.rootToken());
            Files.writeString(
                    workspace.config(), ConfigTemplate.text(URI.create(source.url()), URI.create(destination.url()), List.of(FullPath.of(ROOT)), null));
            int status = journey(clock, new Tokens(tokens, question -> null), environment(tokens, clock));
            conclude(status, Duration.between(begun, Instant.now()));
            return status;
        }
    }

    private void introduce(SimulatedGitLab source, SimulatedGitLab destination) {
        console.print("Drover rehearses a whole migration on two simulated GitLabs: no token, no network, nothing of yours is touched.");
        console.print("");
        console.print("   source       " + source.url() + "   GitLab " + source.instance().version() + ", the sample organisation");
        console.print("   destination  " + destination.url() + "   GitLab " + destination.instance().version() + ", empty");
        if (directTransfer) {
            console.print("   method       direct transfer, switched on at both: the destination pulls");
        }
        console.print("   clock        %.0f times as fast, so that GitLab's rate limits hold and you need not wait".formatted(PACE));
        console.print("   workspace    " + workspace.root());
    }

    private int journey(ScaledTime clock, Tokens tokens, Map<String, String> environment) throws IOException, InterruptedException {
        // The check-up compares real clocks.
        step(Time.system(), tokens, "doctor");
        for (String command : List.of("inventory", "assess", "plan", "run")) {
            step(clock, tokens, command);
        }
        crash(environment);
        int run = step(clock, tokens, "run", "--commit");
        int verified = step(clock, tokens, "verify");
        int reported = step(clock, tokens, "report");
        return Math.max(run, Math.max(verified, reported));
    }

    private int step(Time clock, Tokens tokens, String... words) throws IOException {
        String line = String.join(" ", words);
        console.print("");
        console.print(console.styled(Style.STRONG, "$ drover " + line));
        ExcerptConsole excerpt = new ExcerptConsole(console, "   ", 14, 8);
        String[] arguments = Arrays.copyOf(words, words.length + 2);
        arguments[words.length] = "--workspace";
        arguments[words.length + 1] = workspace.root().toString();
        int status = Drover.commandLine(app.rehearsing(excerpt, clock, tokens)).execute(arguments);
        Path file = workspace.root().resolve("said").resolve((++told) + "-" + line.replace(" --", "-") + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, excerpt.whole());
        excerpt.tell("said/" + file.getFileName());
        return status;
    }

    private void crash(Map<String, String> environment) throws IOException, InterruptedException {
        console.print("");
        console.print(console.styled(Style.STRONG, "$ drover run --commit") + "   in a process of its own, to be killed on the way");
        Optional<Long> died = new CrashedRun(workspace, environment).killAfter(60 + Math.floorMod(seed * 31, 60));
        console.print(died.map(steps -> "   kill -9 after " + steps + " recorded steps. Nothing was asked, nothing was saved. Now again:")
                .orElse("   it ended before it could be killed"));
    }

    private static Map<String, String> environment(Map<String, String> tokens, ScaledTime clock) {
        Map<String, String> environment = new HashMap<>(tokens);
        environment.put(App.CLOCK, clock.toString());
        return environment;
    }

    private void conclude(int status, Duration took) {
        console.print("");
        String verdict = status == ExitStatus.DONE
                ? console.styled(Style.GOOD, "Everything arrived, or is declared with its reason.")
                : console.styled(Style.BAD, "Something did not arrive as it should; see above.");
        console.print(verdict + " The whole rehearsal took " + TerminalConsole.duration(took) + ".");
        console.print("Open the report:  " + workspace.reportFolder().resolve("index.html"));
    }
}

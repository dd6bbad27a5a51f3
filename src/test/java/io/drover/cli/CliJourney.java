package io.drover.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.drover.app.App;
import io.drover.config.ConfigTemplate;
import io.drover.config.Tokens;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.console.ExcerptConsole;
import io.drover.model.FullPath;
import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import io.drover.time.ScaledTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journey told with the real commands, from one simulated GitLab to another, in one workspace. */
final class CliJourney implements AutoCloseable {
    final SimulatedGitLab source;
    final SimulatedGitLab destination;
    final Workspace workspace;
    private final ScaledTime clock;
    private final Tokens tokens;
    private String said = "";

    private CliJourney(Path folder) throws IOException {
        Files.createDirectories(folder);
        // between two questions Drover waits ten seconds
        clock = new ScaledTime(Instant.now(), 40);
        SimulatorOptions options = SimulatorOptions.defaults().withTime(clock);
        source = SimulatedGitLab.start(options.withName("source").withFirstId(1_000));
        destination = SimulatedGitLab.start(options.withSeed(7).withName("destination").withFirstId(500_000));
        SampleOrganisation.load(source);
        workspace = new Workspace(folder);
        String config = ConfigTemplate.text(URI.create(source.url()), URI.create(destination.url()), List.of(FullPath.of("nordwind")), null);
        Files.writeString(workspace.config(), config.replace("  kind: gitlab\n", "  kind: gitlab\n  limits: none\n"));
        tokens = new Tokens(Map.of("DROVER_SOURCE_TOKEN", source.rootToken(), "DROVER_DESTINATION_TOKEN", destination.rootToken()), question -> null);
    }

    static CliJourney begin(Path folder) throws IOException {
        return new CliJourney(folder);
    }

    /** @return exit status */
    int drover(String... words) {
        ExcerptConsole console = new ExcerptConsole(Console.silent(), "", 0, 0);
        String[] arguments = Arrays.copyOf(words, words.length + 2);
        arguments[words.length] = "--workspace";
        arguments[words.length + 1] = workspace.root().toString();
        int status = Drover.commandLine(App.standard().rehearsing(console, clock, tokens), arguments).execute(arguments);
        said = console.whole();
        return status;
    }

    /** The same in a process of its own, to be killed. */
    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "io.drover.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--workspace", workspace.root().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DROVER_SOURCE_TOKEN", source.rootToken());
        builder.environment().put("DROVER_DESTINATION_TOKEN", destination.rootToken());
        builder.environment().put(App.CLOCK, clock.toString());
        return builder.start();
    }

    /** What the last command printed. */
    String said() {
        return said;
    }

    RestClient atDestination() {
        return new RestClient(destination.url(), destination.rootToken());
    }

    @Override
    public void close() {
        source.close();
        destination.close();
        ch.qos.logback.classic.Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.OFF);
    }
}

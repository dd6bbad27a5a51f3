package io.drover.app;

import io.drover.config.ConfigFile;
import io.drover.config.DroverConfig;
import io.drover.config.Tokens;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.console.Console;
import io.drover.console.TerminalConsole;
import io.drover.time.ScaledTime;
import io.drover.time.Time;
import org.jspecify.annotations.Nullable;

/** The composition root: what every command is built from. */
public final class App {
    /** Environment variable that hands a rehearsal's faster clock to the processes it starts. */
    public static final String CLOCK = "DROVER_CLOCK";

    private final Console console;
    private final Time time;
    private final Tokens tokens;
    private final Connectors connectors;

    public App(Console console, Time time, Tokens tokens, Connectors connectors) {
        this.console = console;
        this.time = time;
        this.tokens = tokens;
        this.connectors = connectors;
    }

    /** For a real process: standard streams, the real clock, this process's environment. */
    public static App standard() {
        return new App(TerminalConsole.standard(), clock(System.getenv(CLOCK)), new Tokens(System.getenv(), Tokens.Prompt.terminal()), new AllConnectors());
    }

    /** The same program with other ears and eyes, for a rehearsal. */
    public App rehearsing(Console otherConsole, Time otherTime, Tokens otherTokens) {
        return new App(otherConsole, otherTime, otherTokens, connectors);
    }

    private static Time clock(@Nullable String scaled) {
        return scaled == null ? Time.system() : ScaledTime.parse(scaled);
    }

    public Console console() {
        return console;
    }

    public Time time() {
        return time;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Reads {@code drover.yaml}. @throws io.drover.problem.ProblemException naming every mistake with line and column */
    public DroverConfig config(Workspace workspace) {
        return ConfigFile.read(workspace.config());
    }

    /** The caller closes it. */
    public SourceConnector source(DroverConfig config) {
        return connectors.source(config.source(), tokens.of(config.source()), time);
    }

    /** The caller closes it. */
    public DestinationConnector destination(DroverConfig config) {
        return connectors.destination(config.destination(), tokens.of(config.destination()), time);
    }
}

package io.drover.cli;

import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.limits.LimitsProfile;
import io.drover.simulator.sample.Organisation;
import io.drover.simulator.sample.SampleEstate;
import io.drover.simulator.sample.SampleOrganisation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover simulate}. */
@Command(
        name = "simulate",
        description = "Run a GitLab on this machine to try things on: real HTTP and Git, everything else in memory. Runs until stopped.",
        footer = {
            "",
            "EXAMPLES",
            "  drover simulate --port 8080 --org sample",
            "  drover simulate --port 8080 --org my-organisation.yaml --limits gitlab.com --speed 60",
            "",
            "EXIT STATUS",
            "  0 stopped   2 usage   30 the port is taken"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help message and exit.")
    private boolean help;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port on 127.0.0.1. Default: a free one.")
    private int port;

    @Option(names = "--org", paramLabel = "FILE", description = "Organisation to load, YAML or JSON; sample is the built-in one, estate the same five times over. Default: none.")
    private @Nullable String organisation;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of tokens, secrets and faults. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--version", paramLabel = "V", defaultValue = "18.5.1-ee", description = "Version it says it is. Default: ${DEFAULT-VALUE}.")
    private String version = "18.5.1-ee";

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1", description = "How many times faster than the real one its clock runs. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--limits",
            paramLabel = "PROFILE",
            defaultValue = "none",
            completionCandidates = Profiles.class,
            description = "Rate limits: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String limits = "none";

    @Spec
    private @Nullable CommandSpec spec;

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The words {@code --limits} knows. */
    static final class Profiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }

        static List<String> labels() {
            return Arrays.stream(LimitsProfile.values()).map(LimitsProfile::label).toList();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatedGitLab started;
        try {
            started = SimulatedGitLab.start(options());
        } catch (UncheckedIOException e) {
            commandLine().getErr().println(e.getMessage() + ". " + e.getCause());
            return ExitStatus.ENVIRONMENT;
        }
        try (SimulatedGitLab gitlab = started) {
            Runtime.getRuntime().addShutdownHook(new Thread(gitlab::close));
            load(gitlab);
            PrintWriter out = commandLine().getOut();
            out.println("url    " + gitlab.url());
            out.println("token  " + gitlab.rootToken() + "  (root, an administrator)");
            out.println("seed   " + seed);
            out.println("Stop it with Ctrl-C.");
            out.flush();
            stopped.await();
        }
        return ExitStatus.DONE;
    }

    /** Ends {@link #call} in another thread. */
    void stop() {
        stopped.countDown();
    }

    private SimulatorOptions options() {
        if (!(speed >= 1)) {
            throw new ParameterException(commandLine(), "--speed is at least 1");
        }
        LimitsProfile profile = Arrays.stream(LimitsProfile.values())
                .filter(each -> each.label().equals(limits))
                .findFirst()
                .orElseThrow(() -> new ParameterException(commandLine(), "--limits is one of " + String.join(", ", Profiles.labels())));
        return SimulatorOptions.defaults().withPort(port).withSeed(seed).withVersion(version).withSpeed(speed).withLimits(profile);
    }

    private void load(SimulatedGitLab gitlab) {
        String wanted = organisation;
        if (wanted == null) {
            return;
        }
        if (wanted.equals("sample")) {
            SampleOrganisation.load(gitlab);
            return;
        }
        if (wanted.equals("estate")) {
            SampleEstate.load(gitlab);
            return;
        }
        if (!Files.isRegularFile(Path.of(wanted))) {
            throw new ParameterException(commandLine(), "there is no file " + wanted);
        }
        try {
            Organisation.read(Path.of(wanted)).load(gitlab);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), wanted + ": " + e.getMessage(), e);
        }
    }

    private CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }
}

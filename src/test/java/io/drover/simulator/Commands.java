package io.drover.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs the programs that judge the simulator from outside. */
public final class Commands {
    private Commands() {}

    public record Outcome(int exit, String output) {}

    /** Standard output and error together. Without any configuration of the machine or its user. */
    public static Outcome run(Path folder, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().putAll(Map.of(
                    "HOME", folder.toString(), "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0", "GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL",
                    "ann@example.com", "GIT_COMMITTER_NAME", "Ann", "GIT_COMMITTER_EMAIL", "ann@example.com"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Outcome run(Path folder, String... command) {
        return run(folder, Map.of(), command);
    }

    /** Skips the test, saying how to install what is missing. */
    public static void assumeProgram(String program, String installLine) {
        boolean there = List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(there || Files.isExecutable(Path.of(program)), program + " is not installed: " + installLine);
    }
}

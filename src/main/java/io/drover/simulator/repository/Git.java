package io.drover.simulator.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code git} program, run in one bare repository. Never asks the user's or the machine's configuration. */
public final class Git {
    private final Path repository;

    public Git(Path repository) {
        this.repository = repository;
    }

    /**
     * What a run of git gave.
     *
     * @param output standard output, as bytes because blobs pass here too
     * @param error standard error
     */
    public record Result(int exit, byte[] output, String error) {
        public boolean ok() {
            return exit == 0;
        }

        /** Standard output without the last line end. */
        public String text() {
            return new String(output, StandardCharsets.UTF_8).stripTrailing();
        }

        public List<String> lines() {
            return text().isEmpty() ? List.of() : text().lines().toList();
        }
    }

    /** An empty bare repository, written file by file because starting git takes longer. Does nothing when there is one. */
    public static void initialise(Path repository, String defaultBranch) {
        if (Files.exists(repository.resolve("HEAD"))) {
            return;
        }
        try {
            Files.createDirectories(repository.resolve("objects/info"));
            Files.createDirectories(repository.resolve("objects/pack"));
            Files.createDirectories(repository.resolve("refs/heads"));
            Files.createDirectories(repository.resolve("refs/tags"));
            Files.writeString(repository.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[gc]\n\tauto = 0\n");
            Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/" + defaultBranch + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs git and takes whatever happens. */
    public Result run(String... arguments) {
        return run(InputStream.nullInputStream(), Map.of(), arguments);
    }

    public Result run(InputStream input, Map<String, String> environment, String... arguments) {
        try {
            Process process = start(environment, List.of(arguments));
            Thread feeder = Thread.ofVirtual().start(() -> feed(process, input));
            StringBuilder error = new StringBuilder();
            Thread errors = Thread.ofVirtual().start(() -> error.append(drain(process)));
            byte[] output = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            feeder.join();
            errors.join();
            return new Result(exit, output, error.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    /** Runs git and insists. @throws IllegalStateException with git's own words when it fails */
    public String require(String... arguments) {
        Result result = run(arguments);
        if (!result.ok()) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + result.error().strip());
        }
        return result.text();
    }

    /** A running git; the caller closes its streams. */
    Process start(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + repository.toAbsolutePath()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> settings = builder.environment();
        settings.keySet().removeIf(name -> name.startsWith("GIT_"));
        settings.put("GIT_CONFIG_NOSYSTEM", "1");
        settings.put("GIT_CONFIG_GLOBAL", "/dev/null");
        settings.put("GIT_TERMINAL_PROMPT", "0");
        settings.put("LC_ALL", "C.UTF-8");
        settings.putAll(environment);
        return builder.directory(repository.toFile()).start();
    }

    static void feed(Process process, InputStream input) {
        try (OutputStream out = process.getOutputStream()) {
            input.transferTo(out);
        } catch (IOException e) {
            // git has read enough and left; its exit status tells the rest.
            return;
        }
    }

    static String drain(Process process) {
        try (InputStream errors = process.getErrorStream()) {
            return new String(errors.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package io.drover.simulator.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The git program on one bare repository. Nothing of the machine's own configuration is used. */
final class Git {
    private final Path repository;

    Git(Path repository) {
        this.repository = repository;
    }

    boolean exists() {
        return Files.exists(repository.resolve("HEAD"));
    }

    /** @param exit status @param output standard output */
    record Result(int exit, byte[] output) {
        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    /** The id of a commit that {@code revision} leads to. */
    Optional<String> commit(String revision) {
        if (!exists() || revision.startsWith("-")) {
            return Optional.empty();
        }
        Result result = run(Map.of(), new byte[0], List.of("rev-parse", "--verify", "--quiet", revision + "^{commit}"));
        return result.exit == 0 ? Optional.of(result.text().strip()) : Optional.empty();
    }

    /** Standard output. @throws IllegalStateException when git fails */
    String text(String... arguments) {
        return new String(bytes(arguments), StandardCharsets.UTF_8);
    }

    byte[] bytes(String... arguments) {
        Result result = run(Map.of(), new byte[0], List.of(arguments));
        if (result.exit != 0) {
            throw new IllegalStateException("git " + arguments[0] + " ended with " + result.exit + " in " + repository.getFileName());
        }
        return result.output;
    }

    /** With something on standard input and more environment; any exit status. */
    Result run(Map<String, String> environment, byte[] input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotepath=false", "-c", "gc.auto=0", "--git-dir", repository.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_TERMINAL_PROMPT", "0"));
        builder.environment().putAll(environment);
        try {
            return finish(builder.start(), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Result finish(Process process, byte[] input) throws IOException, InterruptedException {
        Thread feeder = Thread.ofVirtual().start(() -> {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException e) {
                // git may stop reading early; its exit status says why.
                process.destroy();
            }
        });
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        feeder.join();
        return new Result(process.waitFor(), output.toByteArray());
    }

    /** Makes an empty bare repository unless there is one. */
    static Git create(Path repository, String defaultBranch) {
        Git git = new Git(repository);
        if (!git.exists()) {
            try {
                Files.createDirectories(repository.resolve("refs/heads"));
                Files.createDirectories(repository.resolve("objects/info"));
                Files.createDirectories(repository.resolve("objects/pack"));
                Files.writeString(repository.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n");
                Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/" + defaultBranch + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return git;
    }
}

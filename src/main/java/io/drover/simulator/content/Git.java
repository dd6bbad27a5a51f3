package io.drover.simulator.content;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What content needs of a bare repository: commits by name, outputs as text, runs with input. */
final class Git {
    private final Path repository;
    private final io.drover.simulator.repository.Git program;

    Git(Path repository) {
        this.repository = repository;
        this.program = new io.drover.simulator.repository.Git(repository);
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

    /** With something on standard input and more environment; any exit status. Paths come unquoted. */
    Result run(Map<String, String> environment, byte[] input, List<String> arguments) {
        String[] whole = Stream.concat(Stream.of("-c", "core.quotepath=false"), arguments.stream()).toArray(String[]::new);
        io.drover.simulator.repository.Git.Result result = program.run(new ByteArrayInputStream(input), environment, whole);
        return new Result(result.exit(), result.output());
    }

    /** Makes an empty bare repository unless there is one. */
    static Git create(Path repository, String defaultBranch) {
        io.drover.simulator.repository.Git.initialise(repository, defaultBranch);
        return new Git(repository);
    }
}

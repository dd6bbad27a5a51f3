package io.drover.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs git once: without the user's and the system's configuration, without prompts, with a deadline.
 */
final class GitProcess {
    /** Enough of what git says for a person to understand; a push of many refs says megabytes. */
    private static final int WORDS = 4000;

    private final List<String> command = new ArrayList<>();
    private final Duration deadline;
    private final Map<String, String> environment;
    private final @Nullable Path folder;
    private final String where;

    GitProcess(String program, Map<String, String> environment, @Nullable Path folder, Duration deadline, String where, List<String> arguments) {
        this.command.add(program);
        this.command.addAll(arguments);
        this.environment = environment;
        this.folder = folder;
        this.deadline = deadline;
        this.where = where;
    }

    /** What a finished git left. */
    record Result(int exit, String output, String words) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Reads git's output while it runs. */
    interface Reader<T> {
        T read(InputStream output) throws IOException;
    }

    /** Feeds git's input while it runs. */
    interface Feeder {
        void feed(OutputStream input) throws IOException;
    }

    Result run() {
        Finished<String> finished = run(out -> new String(out.readAllBytes(), StandardCharsets.UTF_8), null);
        return new Result(finished.exit(), finished.value(), finished.words());
    }

    record Finished<T>(int exit, T value, String words) {}

    <T> Finished<T> run(Reader<T> reader, @Nullable Feeder feeder) {
        Process process = start();
        CompletableFuture<T> output = inBackground(() -> reader.read(process.getInputStream()));
        CompletableFuture<String> words = inBackground(() -> tail(process.getErrorStream()));
        CompletableFuture<Boolean> fed = inBackground(() -> feed(process.getOutputStream(), feeder));
        try {
            // the output ends with git, or later: a program that git left behind may still hold it
            CompletableFuture<Process> ended = process.onExit();
            CompletableFuture.allOf(ended, output, words, fed).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Finished<>(process.exitValue(), output.join(), words.join());
        } catch (TimeoutException e) {
            throw GitProblem.GIT_DEADLINE.exception("git was stopped after " + words(deadline), where, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GitProblem.GIT_STOPPED.exception("git was stopped", where, e);
        } catch (ExecutionException e) {
            throw GitProblem.GIT_REPOSITORY_DAMAGED.exception("git's output broke off", where, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        Map<String, String> child = builder.environment();
        // a variable such as GIT_DIR or GIT_TRACE_CURL of the caller's shell would change what git does, or print the token
        child.keySet().removeIf(name -> name.startsWith("GIT_"));
        child.putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw GitProblem.GIT_MISSING.exception("the program '" + command.getFirst() + "' cannot be started", where, e);
        }
    }

    private static Boolean feed(OutputStream input, @Nullable Feeder feeder) {
        try (input) {
            if (feeder != null) {
                feeder.feed(input);
            }
            return true;
        } catch (IOException closed) {
            // git ended before it read everything; its exit code says why
            return false;
        }
    }

    private static String words(Duration deadline) {
        return deadline.toMinutes() > 0 ? deadline.toMinutes() + " min" : deadline.toSeconds() + " s";
    }

    private static String tail(InputStream stream) throws IOException {
        StringBuilder kept = new StringBuilder();
        byte[] buffer = new byte[8192];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            kept.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            if (kept.length() > 2 * WORDS) {
                kept.delete(0, kept.length() - WORDS);
            }
        }
        return kept.toString().strip();
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> CompletableFuture<T> inBackground(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(work.run());
            } catch (IOException e) {
                future.completeExceptionally(new UncheckedIOException(e));
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }
}

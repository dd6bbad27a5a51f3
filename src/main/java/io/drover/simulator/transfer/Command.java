package io.drover.simulator.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs {@code git} and {@code tar} the way GitLab does: with no configuration of the machine's user, in a plain locale. */
final class Command {
    private Command() {}

    /** What a program left behind. */
    record Result(int exit, String output) {
        boolean ok() {
            return exit == 0;
        }
    }

    static Result run(Path directory, String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while running " + command[0], e));
        }
    }

    /** @throws TransferException when it fails; with {@code complaint} and what the program said */
    static String require(String complaint, Path directory, String... command) {
        Result result = run(directory, command);
        if (!result.ok()) {
            throw new TransferException(complaint + " (exit status " + result.exit() + "): " + result.output().strip());
        }
        return result.output();
    }
}

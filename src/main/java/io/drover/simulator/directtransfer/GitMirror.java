package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RestoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches every ref of a repository of the source over HTTP. The address has the token in it and so comes by the environment, not as an argument. */
final class GitMirror {
    private GitMirror() {}

    /** @throws RestoreException when the source does not give it */
    static void fetch(String address, Path repository) {
        String listing = git(address, repository, "ls-remote", "--symref", "source", "HEAD");
        git(address, repository, "fetch", "--quiet", "--no-write-fetch-head", "--update-head-ok", "source", "+refs/*:refs/*");
        if (listing.startsWith("ref: ")) {
            git(address, repository, "symbolic-ref", "HEAD", listing.substring(5, listing.indexOf('\t')));
        }
    }

    private static String git(String address, Path repository, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of(
                "LC_ALL", "C", "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_TERMINAL_PROMPT", "0",
                "GIT_CONFIG_COUNT", "1", "GIT_CONFIG_KEY_0", "remote.source.url", "GIT_CONFIG_VALUE_0", address));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new RestoreException("Gitlab::Git::CommandError", "13:fetch remote: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new RestoreException("Gitlab::Git::CommandError", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestoreException("Gitlab::Git::CommandError", "interrupted");
        }
    }
}

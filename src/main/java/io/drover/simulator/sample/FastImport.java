package io.drover.simulator.sample;

import io.drover.simulator.repository.Git;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole history as one {@code git fast-import} stream: one process a repository, however many commits. */
final class FastImport {
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Map<String, Integer> marks = new HashMap<>();
    private int mark;

    /** Who and when, as git writes it. */
    record Signature(String name, String email, Instant at) {
        @Override
        public String toString() {
            return name + " <" + email + "> " + at.getEpochSecond() + " +0000";
        }
    }

    /**
     * Starts a commit; files follow.
     *
     * @param name by which later commits and branches refer to it
     * @param from the first parent; null for a root
     * @param merge the second parent; null for none
     */
    void commit(String name, String ref, Signature author, String message, @Nullable String from, @Nullable String merge) {
        mark++;
        marks.put(name, mark);
        line("commit " + ref);
        line("mark :" + mark);
        line("author " + author);
        line("committer " + author);
        data(Loading.bytes(message));
        if (from != null) {
            line("from " + reference(from));
        }
        if (merge != null) {
            line("merge " + reference(merge));
        }
    }

    void file(String path, byte[] bytes) {
        file(path, bytes, "100644");
    }

    void file(String path, byte[] bytes, String mode) {
        line("M " + mode + " inline " + quoted(path));
        data(bytes);
    }

    void submodule(String path, String sha) {
        line("M 160000 " + sha + " " + quoted(path));
    }

    void delete(String path) {
        line("D " + quoted(path));
    }

    void branch(String ref, String commit) {
        line("reset " + ref);
        line("from " + reference(commit));
        line("");
    }

    void annotatedTag(String tag, String commit, Signature tagger, String message) {
        line("tag " + tag);
        line("from " + reference(commit));
        line("tagger " + tagger);
        data(Loading.bytes(message));
    }

    private String reference(String commit) {
        Integer known = marks.get(commit);
        if (known == null) {
            throw Loading.unknown("commit", commit);
        }
        return ":" + known;
    }

    private static String quoted(String path) {
        return path.contains(" ") || path.contains("\"") ? "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : path;
    }

    private void data(byte[] bytes) {
        line("data " + bytes.length);
        stream.writeBytes(bytes);
        line("");
    }

    private void line(String text) {
        stream.writeBytes(Loading.bytes(text + "\n"));
    }

    /** Runs git and gives each commit's id by its name. */
    Map<String, String> run(Path repository, Path temporary) {
        try {
            Path marksFile = Files.createTempFile(temporary, "marks", ".txt");
            Git.Result result = new Git(repository)
                    .run(new ByteArrayInputStream(stream.toByteArray()), Map.of(), "fast-import", "--quiet", "--force", "--export-marks=" + marksFile);
            if (!result.ok()) {
                throw new IllegalArgumentException("git fast-import refuses the history: " + result.error().strip());
            }
            Map<Integer, String> shas = new HashMap<>();
            for (String line : Files.readAllLines(marksFile)) {
                shas.put(Integer.parseInt(line.substring(1, line.indexOf(' '))), line.substring(line.indexOf(' ') + 1));
            }
            Files.delete(marksFile);
            Map<String, String> named = new HashMap<>();
            marks.forEach((name, number) -> named.put(name, shas.getOrDefault(number, "")));
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param fallback an e-mail when the record's author is no user */
    static Signature signature(Loading loading, JsonNode record, String key, String fallback) {
        String name = record.path(key).asString("root");
        Instant at = record.has("at") ? Loading.time(record.path("at").asString()) : loading.next();
        return name.contains(" ")
                ? new Signature(name, fallback, at)
                : new Signature(loading.user(name).text("name"), loading.user(name).text("email"), at);
    }
}

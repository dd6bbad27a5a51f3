package io.drover.simulator.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits of a repository. */
final class GitLog {
    private static final String FORMAT = "%H%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%P%x1f%B%x1e";

    private GitLog() {}

    /** @param parents ids, first parent first */
    record Commit(
            String sha,
            String authorName,
            String authorEmail,
            Instant authored,
            String committerName,
            String committerEmail,
            Instant committed,
            List<String> parents,
            String message) {
        String title() {
            return message.lines().findFirst().orElse("");
        }
    }

    /** Newest first. */
    static List<Commit> range(Git git, String range) {
        List<Commit> commits = new ArrayList<>();
        for (String record : git.text("log", "--format=" + FORMAT, range, "--").split("\u001e")) {
            if (!record.isBlank()) {
                commits.add(parse(record.stripLeading()));
            }
        }
        return commits;
    }

    static Optional<Commit> one(Git git, String revision) {
        return git.commit(revision).map(sha -> parse(git.text("log", "-1", "--format=" + FORMAT, sha, "--").split("\u001e")[0]));
    }

    private static Commit parse(String record) {
        String[] f = record.split("\u001f", -1);
        List<String> parents = f[7].isBlank() ? List.of() : Arrays.asList(f[7].split(" "));
        return new Commit(f[0], f[1], f[2], time(f[3]), f[4], f[5], time(f[6]), parents, f[8].stripTrailing() + (f[8].isBlank() ? "" : "\n"));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** As doc/api/commits.md shows one. */
    static Map<String, @Nullable Object> present(Commit commit, String projectUrl) {
        return present(
                commit.sha(), commit.message(), commit.authored(), commit.authorName(), commit.authorEmail(), commit.committed(),
                commit.committerName(), commit.committerEmail(), commit.parents(), projectUrl);
    }

    static Map<String, @Nullable Object> present(
            String sha,
            String message,
            @Nullable Instant authored,
            @Nullable String authorName,
            @Nullable String authorEmail,
            @Nullable Instant committed,
            @Nullable String committerName,
            @Nullable String committerEmail,
            List<String> parents,
            String projectUrl) {
        return Fields.with("id", sha)
                .put("short_id", sha.substring(0, 8))
                .put("created_at", committed)
                .put("parent_ids", parents)
                .put("title", message.lines().findFirst().orElse(""))
                .put("message", message)
                .put("author_name", authorName)
                .put("author_email", authorEmail)
                .put("authored_date", authored)
                .put("committer_name", committerName)
                .put("committer_email", committerEmail)
                .put("committed_date", committed)
                .put("trailers", Map.of())
                .put("extended_trailers", Map.of())
                .put("web_url", projectUrl + "/-/commit/" + sha)
                .map();
    }
}

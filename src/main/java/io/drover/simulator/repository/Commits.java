package io.drover.simulator.repository;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.ProjectPresenter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits of one repository, read many at a time and shown as the API shows them (doc/api/commits.md). */
final class Commits {
    private static final String FORMAT = "--format=%H%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00%x1e";
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private final Git git;
    private final String webUrl;

    /** One commit; dates keep the offset they were written with. */
    record Commit(
            String id,
            List<String> parents,
            String authorName,
            String authorEmail,
            String authored,
            String committerName,
            String committerEmail,
            String committed,
            String message) {
        String title() {
            return message.lines().findFirst().orElse("");
        }
    }

    Commits(Instance instance, Row project) {
        this.git = new Git(instance.repository(project));
        this.webUrl = new ProjectPresenter(instance).webUrl(project);
    }

    /** The commit a branch, tag or id leads to. */
    Optional<Commit> find(String revision) {
        if (revision.isBlank() || revision.startsWith("-")) {
            return Optional.empty();
        }
        Git.Result found = git.run("log", "-1", FORMAT, revision + "^{commit}", "--");
        return found.ok() ? parse(found).stream().findFirst() : Optional.empty();
    }

    /** {@code git log} with these arguments. Empty when a revision is unknown. */
    List<Commit> log(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("log", FORMAT));
        command.addAll(arguments);
        Git.Result result = git.run(command.toArray(String[]::new));
        return result.ok() ? parse(result) : List.of();
    }

    /** Commits by id. */
    Map<String, Commit> byId(List<String> ids) {
        Map<String, Commit> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            byte[] input = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII);
            Git.Result result = git.run(new ByteArrayInputStream(input), Map.of(), "log", "--no-walk=unsorted", FORMAT, "--stdin");
            parse(result).forEach(commit -> found.put(commit.id(), commit));
        }
        return found;
    }

    Map<String, @Nullable Object> present(Commit commit) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", commit.id());
        json.put("short_id", commit.id().substring(0, 8));
        json.put("created_at", date(commit.committed()));
        json.put("parent_ids", commit.parents());
        json.put("title", commit.title());
        json.put("message", commit.message());
        json.put("author_name", commit.authorName());
        json.put("author_email", commit.authorEmail());
        json.put("authored_date", date(commit.authored()));
        json.put("committer_name", commit.committerName());
        json.put("committer_email", commit.committerEmail());
        json.put("committed_date", date(commit.committed()));
        json.put("trailers", Map.of());
        json.put("extended_trailers", Map.of());
        json.put("web_url", webUrl + "/-/commit/" + commit.id());
        return json;
    }

    /** With the lines added and deleted, as {@code GET /projects/:id/repository/commits/:sha} shows it. */
    Map<String, @Nullable Object> detailed(Commit commit, Row project) {
        Map<String, @Nullable Object> json = present(commit);
        json.put("stats", stats(commit));
        json.put("status", null);
        json.put("project_id", project.id());
        json.put("last_pipeline", null);
        return json;
    }

    private Map<String, Object> stats(Commit commit) {
        long added = 0;
        long deleted = 0;
        for (String line : git.run("diff-tree", "--root", "--numstat", "-r", "--no-commit-id", commit.id()).lines()) {
            String[] numbers = line.split("\t");
            added += number(numbers[0]);
            deleted += numbers.length > 1 ? number(numbers[1]) : 0;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("additions", added);
        json.put("deletions", deleted);
        json.put("total", added + deleted);
        return json;
    }

    private static long number(String text) {
        return text.equals("-") || text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static String date(String strict) {
        return WITH_OFFSET.format(OffsetDateTime.parse(strict));
    }

    private static List<Commit> parse(Git.Result result) {
        List<Commit> commits = new ArrayList<>();
        for (String record : new String(result.output(), StandardCharsets.UTF_8).split("\u0000\u001e\n?")) {
            String[] f = record.split("\u0000", -1);
            if (f.length >= 9) {
                List<String> parents = f[1].isEmpty() ? List.of() : List.of(f[1].split(" "));
                commits.add(new Commit(f[0], parents, f[2], f[3], f[4], f[5], f[6], f[7], f[8]));
            }
        }
        return commits;
    }
}

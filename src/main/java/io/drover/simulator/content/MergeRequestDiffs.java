package io.drover.simulator.content;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of merge requests: each push to the source branch makes one, computed by git and kept in rows. */
public final class MergeRequestDiffs {
    private final Content content;

    MergeRequestDiffs(Content content) {
        this.content = content;
    }

    public MergeRequestDiffs(Instance instance) {
        this(new Content(instance));
    }

    /**
     * Adds the version of {@code head} as if the target branch had then been at {@code start}. The commits must be in the repository of the
     * target project, or in that of the fork.
     */
    public Row add(Row mergeRequest, String start, String head, Instant at) {
        Row target = content.project(mergeRequest.number("target_project_id"));
        keepReachable(mergeRequest, target, head);
        return compute(mergeRequest, git(target), start, head, at);
    }

    /** Newest first; GitLab's internal merge-head diffs are left out. */
    List<Row> versions(Row mergeRequest) {
        List<Row> versions = new ArrayList<>(content.table("merge_request_diffs").where("merge_request_id", mergeRequest.id()).stream()
                .filter(d -> !"merge_head".equals(d.get("diff_type")))
                .toList());
        versions.sort(Comparator.comparingLong(Row::id).reversed());
        return versions;
    }

    Optional<Row> latest(Row mergeRequest) {
        return versions(mergeRequest).stream().findFirst();
    }

    /** Brings an open merge request up to date with its branches. */
    void refresh(Row mergeRequest) {
        if (!mergeRequest.text("state").equals("opened")) {
            return;
        }
        Optional<String> head = sourceHead(mergeRequest);
        String known = latest(mergeRequest).map(d -> d.textOrNull("head_commit_sha")).orElse(null);
        if (head.isPresent() && !head.get().equals(known)) {
            create(mergeRequest, head.get());
            mergeRequest.set("merge_status", "unchecked");
        }
    }

    private Optional<String> sourceHead(Row mergeRequest) {
        Long source = mergeRequest.numberOrNull("source_project_id");
        return source == null
                ? Optional.empty()
                : content.table("projects").byId(source).flatMap(p -> git(p).commit("refs/heads/" + mergeRequest.text("source_branch")));
    }

    private Git git(Row project) {
        return new Git(content.instance().repository(project));
    }

    private void create(Row mergeRequest, String head) {
        Row target = content.project(mergeRequest.number("target_project_id"));
        Git git = git(target);
        keepReachable(mergeRequest, target, head);
        compute(mergeRequest, git, git.commit("refs/heads/" + mergeRequest.text("target_branch")).orElse(null), head, content.now());
    }

    private Row compute(Row mergeRequest, Git git, @Nullable String start, String head, Instant at) {
        Optional<String> base = start == null ? Optional.empty() : mergeBase(git, start, head);
        if (base.isEmpty()) {
            return insert(mergeRequest, new Shas(null, start, head), List.of(), List.of(), at);
        }
        List<GitDiff.ChangedFile> files = GitDiff.between(git, base.get(), head);
        List<GitLog.Commit> commits = GitLog.range(git, base.get() + ".." + head);
        return insert(mergeRequest, new Shas(base.get(), start, head), commits, files, at);
    }

    private record Shas(@Nullable String base, @Nullable String start, String head) {}

    /** {@code refs/merge-requests/<iid>/head} lets the commits outlive the branch; a fork's commits are fetched. */
    private void keepReachable(Row mergeRequest, Row target, String head) {
        String ref = "refs/merge-requests/" + mergeRequest.get("iid") + "/head";
        if (Objects.equals(mergeRequest.get("source_project_id"), target.id())) {
            git(target).text("update-ref", ref, head);
        } else {
            Row source = content.project(mergeRequest.number("source_project_id"));
            String branch = "+refs/heads/" + mergeRequest.text("source_branch") + ":" + ref;
            git(target).text("fetch", "--quiet", content.instance().repository(source).toString(), branch);
        }
    }

    private static Optional<String> mergeBase(Git git, String one, String other) {
        Git.Result result = git.run(Map.of(), new byte[0], List.of("merge-base", one, other));
        return result.exit() == 0 ? Optional.of(result.text().strip()) : Optional.empty();
    }

    private Row insert(Row mergeRequest, Shas shas, List<GitLog.Commit> commits, List<GitDiff.ChangedFile> files, Instant at) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("merge_request_id", mergeRequest.id());
        columns.put("state", files.isEmpty() ? "empty" : "collected");
        columns.put("base_commit_sha", shas.base);
        columns.put("start_commit_sha", shas.start);
        columns.put("head_commit_sha", shas.head);
        columns.put("real_size", files.isEmpty() ? null : Integer.toString(files.size()));
        columns.put("commits_count", commits.size());
        columns.put("files_count", files.size());
        columns.put("sorted", true);
        columns.put("diff_type", "regular");
        columns.put("created_at", at);
        columns.put("updated_at", at);
        Row diff = content.table("merge_request_diffs").insert(columns);
        for (int i = 0; i < commits.size(); i++) {
            insertCommit(diff, i, commits.get(i));
        }
        for (int i = 0; i < files.size(); i++) {
            insertFile(diff, i, files.get(i));
        }
        return diff;
    }

    private void insertCommit(Row diff, int order, GitLog.Commit commit) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("merge_request_diff_id", diff.id());
        columns.put("relative_order", order);
        columns.put("sha", commit.sha());
        columns.put("message", commit.message());
        columns.put("authored_date", commit.authored());
        columns.put("committed_date", commit.committed());
        columns.put("author_name", commit.authorName());
        columns.put("author_email", commit.authorEmail());
        columns.put("committer_name", commit.committerName());
        columns.put("committer_email", commit.committerEmail());
        columns.put("trailers", Map.of());
        content.table("merge_request_diff_commits").insert(columns);
    }

    private void insertFile(Row diff, int order, GitDiff.ChangedFile file) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("merge_request_diff_id", diff.id());
        columns.put("relative_order", order);
        columns.put("new_file", file.added());
        columns.put("renamed_file", file.renamed());
        columns.put("deleted_file", file.removed());
        columns.put("too_large", false);
        columns.put("binary", false);
        columns.put("a_mode", file.oldMode());
        columns.put("b_mode", file.newMode());
        columns.put("new_path", file.newPath());
        columns.put("old_path", file.oldPath());
        columns.put("diff", file.diff());
        columns.put("encoded_file_path", false);
        content.table("merge_request_diff_files").insert(columns);
    }

    List<Row> commits(Row diff) {
        return ordered("merge_request_diff_commits", diff);
    }

    List<Row> files(Row diff) {
        return ordered("merge_request_diff_files", diff);
    }

    private List<Row> ordered(String table, Row diff) {
        List<Row> rows = new ArrayList<>(content.table(table).where("merge_request_diff_id", diff.id()));
        rows.sort(Comparator.comparingLong(row -> row.number("relative_order")));
        return rows;
    }

    Map<String, @Nullable Object> presentVersion(Row diff) {
        return Fields.of(diff, "id", "head_commit_sha", "base_commit_sha", "start_commit_sha", "created_at", "merge_request_id", "state", "real_size")
                .put("patch_id_sha", null)
                .map();
    }

    Map<String, @Nullable Object> presentCommit(Row commit, String projectUrl) {
        String message = commit.textOrNull("message");
        return GitLog.present(
                commit.text("sha"), message == null ? "" : message, commit.time("authored_date"), commit.textOrNull("author_name"),
                commit.textOrNull("author_email"), commit.time("committed_date"), commit.textOrNull("committer_name"),
                commit.textOrNull("committer_email"), List.of(), projectUrl);
    }

    static Map<String, @Nullable Object> presentFile(Row file) {
        return Fields.of(file, "diff", "new_path", "old_path", "a_mode", "b_mode")
                .flags(file, "new_file", "renamed_file", "deleted_file")
                .put("generated_file", false)
                .put("collapsed", false)
                .flags(file, "too_large")
                .map();
    }
}

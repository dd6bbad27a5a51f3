package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The one diff a merge request brings, and what happens when it brings none. */
final class MergeRequestDiffs {
    private static final String DIFF = "merge_request_diff";

    private final ImportContext context;

    MergeRequestDiffs(ImportContext context) {
        this.context = context;
    }

    /**
     * An invalid diff counts as none, and none is computed from the branches, which loses the merge request when one of them is gone.
     *
     * @throws RecordError when there is no diff and none can be computed
     */
    void makeSureThereIsOne(Draft mergeRequest, Validity validity) {
        Optional<Draft> diff = mergeRequest.singles().stream().filter(single -> single.relation().name().equals(DIFF)).findFirst();
        if (diff.isPresent() && valid(diff.get(), validity)) {
            return;
        }
        diff.ifPresent(mergeRequest.singles()::remove);
        mergeRequest.singles().add(computed(mergeRequest));
    }

    private boolean valid(Draft diff, Validity validity) {
        try {
            validity.check(diff, context.parent());
            diff.children().forEach(child -> validity.check(child, context.parent()));
            return true;
        } catch (RecordError e) {
            return false;
        }
    }

    private Draft computed(Draft mergeRequest) {
        Path repository = context.instance().repository(context.owner());
        Optional<String> source = Bundles.commit(repository, "refs/heads/" + mergeRequest.get("source_branch"));
        Optional<String> target = Bundles.commit(repository, "refs/heads/" + mergeRequest.get("target_branch"));
        if (source.isEmpty() || target.isEmpty()) {
            throw new RecordError("Gitlab::Git::CommandError", "5:fetch_ref: source or target branch is missing");
        }
        String base = Command.run(repository, "git", "merge-base", source.get(), target.get()).output().strip();
        String files = Command.run(repository, "git", "diff", "--name-only", base, source.get()).output();
        String commits = Command.run(repository, "git", "rev-list", "--count", base + ".." + source.get()).output().strip();
        Draft diff = new Draft(RelationTree.PROJECT.relation(DIFF));
        diff.columns().putAll(Map.of(
                "state", files.isBlank() ? "empty" : "collected",
                "base_commit_sha", base,
                "start_commit_sha", target.get(),
                "head_commit_sha", source.get(),
                "commits_count", commits.matches("\\d+") ? Long.parseLong(commits) : 0L,
                "files_count", files.lines().count(),
                "real_size", Long.toString(files.lines().count()),
                "diff_type", "regular",
                "created_at", context.instance().time().now(),
                "updated_at", context.instance().time().now()));
        return diff;
    }

    /**
     * The first note of a diff discussion that brings no {@code note_diff_file} must find its file in the imported diff or in the repository; GitLab raises
     * otherwise, in the middle of saving the merge request's children.
     *
     * @throws AbandonedChildren when the file is nowhere
     */
    void requireLineOfNote(Draft note, Draft of, Link.Parent parent) {
        if (!note.relation().name().equals("notes") || !of.relation().name().equals("merge_requests") || !"DiffNote".equals(note.get("type"))) {
            return;
        }
        boolean brings = note.singles().stream().anyMatch(single -> single.relation().name().equals("note_diff_file"));
        if (brings || !(note.get("original_position") instanceof Map<?, ?> position) || replies(note, parent)) {
            return;
        }
        Object path = position.get("new_path") == null ? position.get("old_path") : position.get("new_path");
        Object head = position.get("head_sha");
        if (!inDiff(parent.row(), path) && !Command.run(repository(), "git", "cat-file", "-e", head + ":" + path).ok()) {
            throw new AbandonedChildren("Failed to find diff line for: " + path);
        }
    }

    private Path repository() {
        Path repository = context.instance().repository(context.owner());
        return java.nio.file.Files.isDirectory(repository) ? repository : context.instance().temporary();
    }

    private boolean replies(Draft note, Link.Parent parent) {
        return note.get("discussion_id") != null
                && context.instance().db().table("notes").where("discussion_id", note.get("discussion_id")).stream()
                        .anyMatch(row -> Objects.equals(row.get("noteable_id"), parent.row().id()));
    }

    private boolean inDiff(Row mergeRequest, @org.jspecify.annotations.Nullable Object path) {
        List<Row> diffs = context.instance().db().table("merge_request_diffs").where("merge_request_id", mergeRequest.id());
        return diffs.stream()
                .flatMap(diff -> context.instance().db().table("merge_request_diff_files").where("merge_request_diff_id", diff.id()).stream())
                .anyMatch(file -> Objects.equals(file.get("new_path"), path) || Objects.equals(file.get("old_path"), path));
    }
}

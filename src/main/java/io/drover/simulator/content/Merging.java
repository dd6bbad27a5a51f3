package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Merges by git itself: {@code merge-tree}, {@code commit-tree}, {@code update-ref}, with no work tree. */
final class Merging {
    private final Content content;

    Merging(Content content) {
        this.content = content;
    }

    private Git git(Row mergeRequest) {
        return new Git(content.instance().repository(content.project(mergeRequest.number("target_project_id"))));
    }

    private Optional<String> head(Row mergeRequest) {
        return git(mergeRequest).commit("refs/merge-requests/" + mergeRequest.get("iid") + "/head");
    }

    private Optional<String> target(Row mergeRequest) {
        return git(mergeRequest).commit("refs/heads/" + mergeRequest.text("target_branch"));
    }

    /** Finds out whether an open merge request could be merged, as GitLab does when somebody looks. */
    void check(Row mergeRequest) {
        String status = mergeRequest.textOrNull("merge_status");
        if (!mergeRequest.text("state").equals("opened") || (status != null && !status.equals("unchecked"))) {
            return;
        }
        Optional<String> head = head(mergeRequest);
        Optional<String> target = target(mergeRequest);
        boolean possible = head.isPresent() && target.isPresent() && tree(git(mergeRequest), target.get(), head.get()).isPresent();
        mergeRequest.set("merge_status", possible ? "can_be_merged" : "cannot_be_merged");
    }

    private static Optional<String> tree(Git git, String target, String head) {
        Git.Result result = git.run(Map.of(), new byte[0], List.of("merge-tree", "--write-tree", target, head));
        return result.exit() == 0 ? result.text().lines().findFirst() : Optional.empty();
    }

    /** Merges and sets the outcome's columns. @throws ApiError 405 or 422 when it cannot be merged */
    void merge(Row mergeRequest, Row user, String message, boolean squash, boolean removeBranch) {
        Git git = git(mergeRequest);
        String head = head(mergeRequest).orElseThrow(Merging::refused);
        String target = target(mergeRequest).orElseThrow(Merging::refused);
        String tree = tree(git, target, head).orElseThrow(() -> new ApiError(422, Map.of("message", "Branch cannot be merged")));
        String merged = head;
        if (squash) {
            merged = commit(git, user, tree, mergeRequest.text("title"), List.of(target));
            mergeRequest.set("squash_commit_sha", merged);
        }
        String result = commit(git, user, tree, message, List.of(target, merged));
        git.text("update-ref", "refs/heads/" + mergeRequest.text("target_branch"), result, target);
        if (removeBranch && Objects.equals(mergeRequest.get("source_project_id"), mergeRequest.get("target_project_id"))) {
            git.text("update-ref", "-d", "refs/heads/" + mergeRequest.text("source_branch"));
        }
        mergeRequest.set("merge_commit_sha", result).set("state", "merged").set("merge_status", "can_be_merged").set("updated_at", content.now());
        MergeRequestEndpoints.metrics(content, mergeRequest).set("merged_at", content.now()).set("merged_by_id", user.id());
    }

    static ApiError refused() {
        return new ApiError(405, Map.of("message", "405 Method Not Allowed"));
    }

    String commit(Git git, Row user, String tree, String message, List<String> parents) {
        List<String> arguments = new java.util.ArrayList<>(List.of("commit-tree", tree));
        parents.forEach(parent -> arguments.addAll(List.of("-p", parent)));
        String email = user.has("email") ? user.text("email") : user.text("username") + "@users.noreply.example";
        String date = content.now().getEpochSecond() + " +0000";
        Map<String, String> environment = Map.of(
                "GIT_AUTHOR_NAME", user.text("name"), "GIT_AUTHOR_EMAIL", email, "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_NAME", user.text("name"), "GIT_COMMITTER_EMAIL", email, "GIT_COMMITTER_DATE", date);
        Git.Result result = git.run(environment, message.getBytes(StandardCharsets.UTF_8), arguments);
        if (result.exit() != 0) {
            throw refused();
        }
        return result.text().strip();
    }
}

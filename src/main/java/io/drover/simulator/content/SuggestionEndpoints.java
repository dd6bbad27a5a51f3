package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** doc/api/suggestions.md: applying one makes a real commit on the source branch. */
final class SuggestionEndpoints {
    private final Content content;

    SuggestionEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.put("/suggestions/:id/apply", this::apply);
    }

    private Answer apply(Call call) {
        Row user = call.requireUser();
        Row suggestion = Content.number(call.path("id"))
                .flatMap(id -> content.table("suggestions").byId(id))
                .orElseThrow(() -> ApiError.notFound("Suggestion"));
        Row note = content.table("notes").byId(suggestion.number("note_id")).orElseThrow();
        Row mergeRequest = content.table("merge_requests").byId(note.number("noteable_id")).orElseThrow();
        Row project = content.project(mergeRequest.number("source_project_id"));
        if (!content.atLeast(call, project, Levels.DEVELOPER)) {
            throw ApiError.forbidden();
        }
        if (suggestion.flag("applied") || suggestion.flag("outdated") || !mergeRequest.text("state").equals("opened")) {
            throw refused("A suggestion is not applicable.");
        }
        String message = call.text("commit_message").orElse("Apply 1 suggestion(s) to 1 file(s)");
        suggestion.set("commit_id", commit(project, mergeRequest, note, suggestion, user, message)).set("applied", true);
        new MergeRequestDiffs(content).refresh(mergeRequest);
        return call.json(200, new Notes(content).suggestion(suggestion, note));
    }

    private static ApiError refused(String message) {
        return new ApiError(400, Map.of("message", message));
    }

    private String commit(Row project, Row mergeRequest, Row note, Row suggestion, Row user, String message) {
        Git git = new Git(content.instance().repository(project));
        String branch = "refs/heads/" + mergeRequest.text("source_branch");
        String head = git.commit(branch).orElseThrow(() -> refused("The source branch is gone."));
        Map<?, ?> position = note.get("position") instanceof Map<?, ?> map ? map : Map.of();
        String path = String.valueOf(position.get("new_path"));
        int line = position.get("new_line") instanceof Number number ? number.intValue() : 0;
        List<String> lines = new ArrayList<>(git.text("show", head + ":" + path).lines().toList());
        int from = line - 1 - Math.toIntExact(suggestion.number("lines_above"));
        int to = line + Math.toIntExact(suggestion.number("lines_below"));
        if (from < 0 || to > lines.size()) {
            throw refused("A suggestion is not applicable.");
        }
        lines.subList(from, to).clear();
        lines.addAll(from, suggestion.text("to_content").lines().toList());
        String tree = treeWith(git, head, path, String.join("\n", lines) + "\n");
        String commit = new Merging(content).commit(git, user, tree, message, List.of(head));
        git.text("update-ref", branch, commit, head);
        return commit;
    }

    private String treeWith(Git git, String head, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String blob = git.run(Map.of(), bytes, List.of("hash-object", "-w", "--stdin")).text().strip();
        String index = content.instance().temporary().resolve("index-" + content.hex(12)).toString();
        Map<String, String> environment = Map.of("GIT_INDEX_FILE", index);
        git.run(environment, new byte[0], List.of("read-tree", head));
        git.run(environment, new byte[0], List.of("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path));
        return git.run(environment, new byte[0], List.of("write-tree")).text().strip();
    }
}

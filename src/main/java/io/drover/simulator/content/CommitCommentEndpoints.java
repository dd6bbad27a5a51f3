package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/commits.md#list-comments-of-a-commit: the older, flat view of commit discussions. */
final class CommitCommentEndpoints {
    private final Content content;
    private final Notes notes;

    CommitCommentEndpoints(Content content) {
        this.content = content;
        this.notes = new Notes(content);
    }

    void register(Routes routes) {
        String all = "/projects/:id/repository/commits/:sha/comments";
        routes.get(all, call -> call.page(notes.ofCommit(call.project(), commit(call)), this::present)).post(all, this::create);
    }

    private String commit(Call call) {
        return new Git(content.instance().repository(call.project()))
                .commit(call.path("sha"))
                .orElseThrow(() -> ApiError.notFound("Commit"));
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.REPORTER);
        Row note = notes.insert(project, "Commit", null, user, call.requireText("note"), Map.of("commit_id", commit(call)));
        return call.json(201, present(note));
    }

    private Map<String, @Nullable Object> present(Row note) {
        Map<?, ?> position = note.get("position") instanceof Map<?, ?> map ? map : Map.of();
        return Fields.of(note, "note")
                .put("path", position.get("new_path"))
                .put("line", position.get("new_line"))
                .put("line_type", position.get("new_line") == null ? null : "new")
                .put("author", content.user(note.numberOrNull("author_id")))
                .copy(note, "created_at")
                .map();
    }
}

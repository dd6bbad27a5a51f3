package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/discussions.md. */
final class DiscussionEndpoints {
    private final Content content;
    private final Notes notes;
    private final NoteEndpoints single;
    private final DiffPositions positions;

    DiscussionEndpoints(Content content, NoteEndpoints single) {
        this.content = content;
        this.notes = new Notes(content);
        this.single = single;
        this.positions = new DiffPositions(content);
    }

    void register(Routes routes) {
        for (NoteableKind kind : NoteableKind.values()) {
            String all = kind.prefix() + "/discussions";
            register(routes, all, new Thread(kind));
        }
        register(routes, "/projects/:id/repository/commits/:sha/discussions", new Thread(null));
    }

    private void register(Routes routes, String all, Thread thread) {
        String one = all + "/:discussion_id";
        routes.get(all, call -> call.page(
                        List.copyOf(notes.discussions(thread.notes(call)).entrySet()), e -> notes.presentDiscussion(e.getKey(), e.getValue())))
                .post(all, thread::create)
                .get(one, call -> call.json(200, notes.presentDiscussion(call.path("discussion_id"), thread.find(call))))
                .put(one, thread::resolve)
                .post(one + "/notes", thread::reply)
                .get(one + "/notes/:note_id", call -> call.json(200, notes.present(thread.note(call))))
                .put(one + "/notes/:note_id", thread::updateNote)
                .delete(one + "/notes/:note_id", call -> single.delete(call, thread.note(call)));
    }

    /** Discussions about one kind of thing; null is a commit. */
    private final class Thread {
        private final @Nullable NoteableKind kind;

        Thread(@Nullable NoteableKind kind) {
            this.kind = kind;
        }

        private String type() {
            return kind == null ? "Commit" : kind.type();
        }

        private @Nullable Row noteable(Call call) {
            return kind == null ? null : kind.find(content, call);
        }

        List<Row> notes(Call call) {
            Row noteable = noteable(call);
            List<Row> all = noteable == null ? notes.ofCommit(call.project(), call.path("sha")) : notes.of(type(), noteable);
            return single.readable(call, all);
        }

        List<Row> find(Call call) {
            List<Row> found = notes.discussions(notes(call)).get(call.path("discussion_id"));
            if (found == null) {
                throw ApiError.notFound("Discussion");
            }
            return found;
        }

        Row note(Call call) {
            return find(call).stream()
                    .filter(n -> Long.toString(n.id()).equals(call.path("note_id")))
                    .findFirst()
                    .orElseThrow(() -> ApiError.notFound("Note"));
        }

        Answer create(Call call) {
            Row user = call.requireUser();
            Row noteable = noteable(call);
            Map<String, @Nullable Object> columns = single.columns(call, noteable);
            columns.put("type", "DiscussionNote");
            if (kind == null) {
                columns.put("commit_id", call.path("sha"));
            }
            if (call.params().get("position") instanceof Map<?, ?> position) {
                columns.putAll(positions.columns(call.project(), position));
            }
            Row note = notes.insert(call.project(), type(), noteable, user, NoteEndpoints.body(call), columns);
            positions.attach(note, noteable);
            return call.json(201, notes.presentDiscussion(notes.discussionId(note), List.of(note)));
        }

        Answer reply(Call call) {
            Row user = call.requireUser();
            List<Row> thread = find(call);
            Row first = thread.getFirst();
            Row noteable = noteable(call);
            Map<String, @Nullable Object> columns = single.columns(call, noteable);
            columns.put("discussion_id", notes.discussionId(first));
            if (!first.has("type")) {
                first.set("type", "DiscussionNote");
            }
            for (String column : List.of("type", "commit_id", "position", "original_position", "line_code")) {
                if (first.has(column)) {
                    columns.put(column, first.get(column));
                }
            }
            Row note = notes.insert(call.project(), type(), noteable, user, NoteEndpoints.body(call), columns);
            return call.json(201, notes.present(note));
        }

        Answer resolve(Call call) {
            Row user = call.requireUser();
            boolean resolved = call.flag("resolved").orElseThrow(() -> ApiError.parameter("resolved is missing"));
            List<Row> thread = find(call);
            refuseUnlessMayResolve(call, noteable(call), user);
            notes.resolve(thread, user, resolved);
            return call.json(200, notes.presentDiscussion(call.path("discussion_id"), thread));
        }

        Answer updateNote(Call call) {
            Row note = note(call);
            if (!call.params().containsKey("resolved")) {
                return single.update(call, note);
            }
            Row user = call.requireUser();
            refuseUnlessMayResolve(call, noteable(call), user);
            notes.resolve(List.of(note), user, call.flag("resolved").orElse(false));
            return call.json(200, notes.present(note));
        }

        private void refuseUnlessMayResolve(Call call, @Nullable Row noteable, Row user) {
            boolean author = noteable != null && Objects.equals(noteable.get("author_id"), user.id());
            if (!author && !content.atLeast(call, call.project(), Levels.DEVELOPER)) {
                throw ApiError.forbidden();
            }
        }
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments on epics and the threads they form (doc/api/notes.md#epics, doc/api/discussions.md#epics). */
final class EpicNoteEndpoints {
    private final Content content;
    private final Epics epics;
    private final Notes notes;

    EpicNoteEndpoints(Content content) {
        this.content = content;
        this.epics = new Epics(content);
        this.notes = new Notes(content);
    }

    void register(Routes routes) {
        String epic = "/groups/:id/epics/:epic_id";
        routes.get(epic + "/notes", call -> call.page(readable(call).reversed(), notes::present))
                .post(epic + "/notes", call -> call.json(201, notes.present(write(call, Map.of()))))
                .get(epic + "/discussions", call -> call.page(
                        List.copyOf(notes.discussions(readable(call)).entrySet()), each -> notes.presentDiscussion(each.getKey(), each.getValue())))
                .post(epic + "/discussions", call -> {
                    Row note = write(call, Map.of("type", "DiscussionNote"));
                    return call.json(201, notes.presentDiscussion(notes.discussionId(note), List.of(note)));
                })
                .post(epic + "/discussions/:discussion_id/notes", this::reply);
    }

    /** Internal notes are for planners and above. */
    private List<Row> readable(Call call) {
        Row epic = epics.findById(call);
        boolean insider = content.groupLevel(call, epics.group(epic)) >= Levels.PLANNER;
        return notes.of("Epic", epic).stream().filter(note -> insider || !note.flag("confidential")).toList();
    }

    private Answer reply(Call call) {
        List<Row> thread = notes.discussions(readable(call)).get(call.path("discussion_id"));
        if (thread == null) {
            throw ApiError.notFound("Discussion");
        }
        thread.getFirst().set("type", "DiscussionNote");
        return call.json(201, notes.present(write(call, Map.of("type", "DiscussionNote", "discussion_id", call.path("discussion_id")))));
    }

    private Row write(Call call, Map<String, Object> more) {
        Row user = call.requireUser();
        Row epic = epics.findById(call);
        Map<String, @Nullable Object> columns = new HashMap<>(more);
        columns.put("confidential", call.flag("internal").or(() -> call.flag("confidential")).orElse(false));
        columns.put("created_at", content.createdAt(call, content.groupLevel(call, epics.group(epic))));
        return notes.insert(null, "Epic", epic, user, NoteEndpoints.body(call), columns);
    }
}

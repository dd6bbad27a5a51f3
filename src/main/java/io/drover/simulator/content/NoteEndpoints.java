package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/notes.md. */
final class NoteEndpoints {
    private final Content content;
    private final Notes notes;

    NoteEndpoints(Content content) {
        this.content = content;
        this.notes = new Notes(content);
    }

    void register(Routes routes) {
        for (NoteableKind kind : NoteableKind.values()) {
            String all = kind.prefix() + "/notes";
            routes.get(all, call -> list(call, kind))
                    .post(all, call -> create(call, kind))
                    .get(all + "/:note_id", call -> call.json(200, notes.present(find(call, kind))))
                    .put(all + "/:note_id", call -> update(call, find(call, kind)))
                    .delete(all + "/:note_id", call -> delete(call, find(call, kind)));
        }
    }

    private Answer list(Call call, NoteableKind kind) {
        List<Row> rows = new ArrayList<>(readable(call, notes.of(kind.type(), kind.find(content, call))));
        switch (call.choice("activity_filter", "all_notes", "only_comments", "only_activity").orElse("all_notes")) {
            case "only_comments" -> rows.removeIf(note -> note.flag("system"));
            case "only_activity" -> rows.removeIf(note -> !note.flag("system"));
            default -> {}
        }
        String column = call.choice("order_by", "created_at", "updated_at").orElse("created_at");
        Comparator<Row> order = Comparator.comparing((Row n) -> n.time(column), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(Row::id);
        rows.sort(call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? order : order.reversed());
        return call.page(rows, notes::present);
    }

    /** Internal notes are for reporters and above (doc/user/discussions/_index.md#add-an-internal-note). */
    List<Row> readable(Call call, List<Row> all) {
        boolean insider = content.atLeast(call, call.project(), Levels.PLANNER);
        return all.stream().filter(note -> insider || !note.flag("confidential")).toList();
    }

    private Answer create(Call call, NoteableKind kind) {
        Row user = call.requireUser();
        Row noteable = kind.find(content, call);
        Row note = notes.insert(call.project(), kind.type(), noteable, user, body(call), columns(call, noteable));
        return call.json(201, notes.present(note));
    }

    static String body(Call call) {
        String body = call.requireText("body");
        if (body.isBlank()) {
            throw new ApiError(400, Map.of("message", "400 Bad request - Note {:note=>[\"can't be blank\"]}"));
        }
        return body;
    }

    /** Created when the caller says so, if he may; locked discussions are for members. */
    Map<String, @Nullable Object> columns(Call call, @Nullable Row noteable) {
        int level = content.level(call, call.project());
        if (noteable != null && noteable.flag("discussion_locked") && level < Levels.GUEST) {
            throw ApiError.forbidden();
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("created_at", content.createdAt(call, level));
        columns.put("updated_at", content.createdAt(call, level));
        columns.put("confidential", call.flag("internal").or(() -> call.flag("confidential")).orElse(false));
        return columns;
    }

    Answer update(Call call, Row note) {
        Row user = call.requireUser();
        boolean own = Objects.equals(note.get("author_id"), user.id());
        if (!own && !content.atLeast(call, call.project(), Levels.MAINTAINER)) {
            throw ApiError.forbidden();
        }
        note.set("note", body(call)).set("updated_at", content.now()).set("last_edited_at", content.now()).set("updated_by_id", user.id());
        return call.json(200, notes.present(note));
    }

    Answer delete(Call call, Row note) {
        Row user = call.requireUser();
        if (!Objects.equals(note.get("author_id"), user.id()) && !content.atLeast(call, call.project(), Levels.MAINTAINER)) {
            throw ApiError.forbidden();
        }
        content.table("suggestions").where("note_id", note.id()).forEach(content.table("suggestions")::delete);
        content.table("notes").delete(note);
        return call.empty(204);
    }

    private Row find(Call call, NoteableKind kind) {
        Row noteable = kind.find(content, call);
        Row note = content.owned("notes", call.path("note_id"), "noteable_id", noteable, "Note");
        return readable(call, List.of(note)).stream()
                .filter(n -> kind.type().equals(n.get("noteable_type")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Note"));
    }
}

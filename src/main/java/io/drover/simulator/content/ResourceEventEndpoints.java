package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/resource_label_events.md, doc/api/resource_state_events.md, doc/api/resource_milestone_events.md. */
final class ResourceEventEndpoints {
    private final Content content;

    ResourceEventEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (NoteableKind kind : List.of(NoteableKind.ISSUE, NoteableKind.MERGE_REQUEST)) {
            for (String table : List.of("resource_label_events", "resource_state_events", "resource_milestone_events")) {
                String all = kind.prefix() + "/" + table;
                routes.get(all, call -> call.page(events(call, kind, table), row -> present(row, kind, table)))
                        .get(all + "/:event_id", call -> call.json(200, events(call, kind, table).stream()
                                .filter(row -> Long.toString(row.id()).equals(call.path("event_id")))
                                .findFirst()
                                .map(row -> present(row, kind, table))
                                .orElseThrow(() -> ApiError.notFound("ResourceEvent"))));
            }
        }
    }

    private static String column(NoteableKind kind) {
        return kind == NoteableKind.ISSUE ? "issue_id" : "merge_request_id";
    }

    private List<Row> events(Call call, NoteableKind kind, String table) {
        return content.table(table).where(column(kind), kind.find(content, call).id());
    }

    private Map<String, @Nullable Object> present(Row event, NoteableKind kind, String table) {
        Fields fields = Fields.of(event, "id")
                .put("user", content.user(event.numberOrNull("user_id")))
                .copy(event, "created_at")
                .put("resource_type", kind.type())
                .put("resource_id", event.get(column(kind)));
        return switch (table) {
            case "resource_label_events" -> fields.put("label", label(event)).copy(event, "action").map();
            case "resource_milestone_events" ->
                fields.put("milestone", new Milestones(content).presentById(event.numberOrNull("milestone_id"))).copy(event, "action", "state").map();
            default -> fields.copy(event, "state", "source_commit").put("source_merge_request", null).map();
        };
    }

    /** Null when the label is gone. */
    private @Nullable Map<String, @Nullable Object> label(Row event) {
        Long id = event.numberOrNull("label_id");
        return id == null ? null : content.table("labels").byId(id).map(new Labels(content)::details).orElse(null);
    }
}

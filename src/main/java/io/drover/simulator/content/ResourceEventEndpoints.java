package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
                String column = kind == NoteableKind.ISSUE ? "issue_id" : "merge_request_id";
                register(routes, kind.prefix() + "/" + table, new Events(table, kind.type(), column), call -> kind.find(content, call));
            }
        }
        if (content.enterprise()) {
            Epics epics = new Epics(content);
            for (String table : List.of("resource_label_events", "resource_state_events")) {
                register(routes, "/groups/:id/epics/:epic_id/" + table, new Events(table, "Epic", "epic_id"), epics::findById);
            }
        }
    }

    /** @param column the foreign key that names what it happened to */
    private record Events(String table, String type, String column) {}

    private void register(Routes routes, String all, Events events, Function<Call, Row> find) {
        routes.get(all, call -> call.page(of(events, find.apply(call)), row -> present(row, events)))
                .get(all + "/:event_id", call -> call.json(200, of(events, find.apply(call)).stream()
                        .filter(row -> Long.toString(row.id()).equals(call.path("event_id")))
                        .findFirst()
                        .map(row -> present(row, events))
                        .orElseThrow(() -> ApiError.notFound("ResourceEvent"))));
    }

    private List<Row> of(Events events, Row owner) {
        return content.table(events.table).where(events.column, owner.id());
    }

    private Map<String, @Nullable Object> present(Row event, Events events) {
        Fields fields = Fields.of(event, "id")
                .put("user", content.user(event.numberOrNull("user_id")))
                .copy(event, "created_at")
                .put("resource_type", events.type)
                .put("resource_id", event.get(events.column));
        return switch (events.table) {
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

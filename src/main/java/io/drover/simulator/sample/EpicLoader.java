package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code epics} of a group, parents before children; {@code parent} is written {@code full/path&iid}. */
final class EpicLoader {
    private static final String TABLE = "epics";

    private final Loading loading;
    private final Row group;

    EpicLoader(Loading loading, Row group) {
        this.loading = loading;
        this.group = group;
    }

    void load(JsonNode epics) {
        for (JsonNode record : epics) {
            Row epic = loading.insert(TABLE, record, "group_id", group, defaults());
            if (record.has("parent")) {
                epic.set("parent_id", find(loading, record.path("parent").asString()).id()).set("parent", null);
            }
            record.path("labels").forEach(title -> label(epic, title.asString()));
            record.path("state_events").forEach(each -> loading.insert("resource_state_events", each, "epic_id", epic));
            NoteLoader notes = new NoteLoader(loading, null);
            notes.awards(record.path("award_emoji"), "Epic", epic);
            notes.load(record.path("notes"), "Epic", epic, null);
        }
    }

    private Map<String, @Nullable Object> defaults() {
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        List<Row> rows = loading.instance().db().table(TABLE).where("group_id", group.id());
        defaults.put("iid", 1 + rows.stream().mapToLong(row -> row.number("iid")).max().orElse(0));
        defaults.put("state", "opened");
        defaults.put("confidential", false);
        defaults.put("color", "#1068bf");
        defaults.put("lock_version", 0L);
        return defaults;
    }

    private void label(Row epic, String title) {
        Instant at = loading.next();
        loading.instance().db().table("label_links").insert(Map.of(
                "label_id", loading.label(group, title).id(), "target_type", "Epic", "target_id", epic.id(), "created_at", at, "updated_at", at));
    }

    static Row find(Loading loading, String reference) {
        int sign = reference.indexOf('&');
        Row group = loading.group(reference.substring(0, sign));
        long iid = Long.parseLong(reference.substring(sign + 1));
        return loading.instance().db().table(TABLE).where("group_id", group.id()).stream()
                .filter(row -> Objects.equals(row.get("iid"), iid))
                .findFirst()
                .orElseThrow(() -> Loading.unknown(TABLE, reference));
    }
}

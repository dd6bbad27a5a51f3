package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pipeline schedules; only the schedule by itself shows its variables, and only to its owner or a maintainer (doc/api/pipeline_schedules.md). */
final class ScheduleReader extends PagedReader {
    static final List<String> KEEP = List.of("description", "ref", "cron", "cron_timezone", "active", "inputs");

    ScheduleReader(GitLabApi api, ListReader lists) {
        super(api, lists, endpoint());
    }

    static RelationEndpoint endpoint() {
        return RelationEndpoint.list(Relations.PIPELINE_SCHEDULES, "/projects/:id/pipeline_schedules", "description").keyed(Keys::schedule).feature("builds");
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        JsonNode whole = api.get(Route.of("/projects/:id/pipeline_schedules/:pipeline_schedule_id", owner.id(), listed.path("id").asLong()));
        ObjectNode fields = Fields.pick(whole, KEEP);
        fields.put("ref", Keys.shortRef(Json.text(whole, "ref", "")));
        fields.set("owner", Fields.user(whole.path("owner")));
        fields.set("variables", Fields.pickEach(whole.path("variables"), List.of("key", "value", "variable_type", "raw")));
        List<String> missing = whole.has("variables") ? List.of() : List.of("variables");
        return new RelationRecord(relation, Keys.schedule(fields), fields, missing);
    }
}

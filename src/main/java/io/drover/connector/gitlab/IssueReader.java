package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues with what hangs on them (doc/api/issues.md). */
final class IssueReader extends PagedReader {
    private static final List<String> KEEP = List.of(
            "iid", "title", "description", "state", "created_at", "updated_at", "closed_at", "labels", "milestone", "due_date", "confidential",
            "discussion_locked", "issue_type", "weight", "health_status", "severity", "time_stats");

    private final Discussions discussions;

    IssueReader(GitLabApi api, ListReader lists) {
        super(api, lists, endpoint());
        this.discussions = new Discussions(api);
    }

    /** Offsets end at 50,000; issues have keyset pagination since 18.3, and older versions fall back by themselves. */
    static RelationEndpoint endpoint() {
        return RelationEndpoint.list(Relations.ISSUES, "/projects/:id/issues", "iid")
                .asking("scope", "all")
                .asking("pagination", "keyset")
                .asking("order_by", "created_at")
                .asking("sort", "asc")
                .feature("issues");
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        long iid = listed.path("iid").asLong();
        ObjectNode fields = Fields.pick(listed, KEEP);
        Fields.flatten(fields, "milestone", "title");
        people(listed, fields);
        fields.set("time_stats", Fields.pick(listed.path("time_stats"), List.of("time_estimate", "total_time_spent")));
        discussions.addTo(fields, "/projects/:id/issues/:issue_iid", owner.id(), iid);
        return new RelationRecord(relation, Long.toString(iid), fields, List.of());
    }

    static void people(JsonNode listed, ObjectNode fields) {
        fields.set("author", Fields.user(listed.path("author")));
        fields.set("assignees", Fields.users(listed.path("assignees")));
        if (listed.path("closed_by").isObject()) {
            fields.set("closed_by", Fields.user(listed.path("closed_by")));
        }
    }

    /** GitLab leaves the total out of keyset pages, and of offset pages above 10,000; statistics always say it (doc/api/issues_statistics.md). */
    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        Answer answer = api.exchange("GET", Route.of("/projects/:id/issues_statistics", owner.id()).with("scope", "all"), null, true);
        JsonNode all = answer.json().path("statistics").path("counts").path("all");
        return answer.ok() && all.isNumber() ? OptionalLong.of(all.asLong()) : super.count(relation, owner);
    }
}

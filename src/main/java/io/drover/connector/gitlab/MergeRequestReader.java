package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merge requests with what hangs on them (doc/api/merge_requests.md, merge_request_approvals.md). */
final class MergeRequestReader extends PagedReader {
    private static final List<String> KEEP = List.of(
            "iid", "title", "description", "state", "created_at", "updated_at", "merged_at", "closed_at", "source_branch", "target_branch", "labels",
            "milestone", "source_project_id", "target_project_id", "draft", "sha", "merge_commit_sha", "squash_commit_sha", "squash", "discussion_locked", "time_stats");
    private static final List<String> VERSION = List.of("head_commit_sha", "base_commit_sha", "start_commit_sha", "created_at", "state");
    private static final String ONE = "/projects/:id/merge_requests/:merge_request_iid";

    private final Discussions discussions;

    MergeRequestReader(GitLabApi api, ListReader lists) {
        super(
                api,
                lists,
                RelationEndpoint.list(Relations.MERGE_REQUESTS, "/projects/:id/merge_requests", "iid")
                        .asking("scope", "all")
                        .asking("order_by", "created_at")
                        .asking("sort", "asc")
                        .feature("merge_requests"));
        this.discussions = new Discussions(api);
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        long iid = listed.path("iid").asLong();
        ObjectNode fields = Fields.pick(listed, KEEP);
        Fields.flatten(fields, "milestone", "title");
        IssueReader.people(listed, fields);
        fields.set("time_stats", Fields.pick(listed.path("time_stats"), List.of("time_estimate", "total_time_spent")));
        fields.set("reviewers", Fields.users(listed.path("reviewers")));
        // merged_by became merge_user in 14.7 and both are sent since
        JsonNode merger = listed.path("merge_user").isObject() ? listed.path("merge_user") : listed.path("merged_by");
        if (merger.isObject()) {
            fields.set("merge_user", Fields.user(merger));
        }
        fields.set("approved_by", approvals(owner, iid));
        ArrayNode versions = GitLabApi.JSON.createArrayNode();
        api.each(Route.of(ONE + "/versions", owner.id(), iid), version -> versions.add(Fields.pick(version, VERSION)));
        fields.set("versions", versions);
        discussions.addTo(fields, ONE, owner.id(), iid);
        return new RelationRecord(relation, Long.toString(iid), fields, List.of());
    }

    private ArrayNode approvals(Owner owner, long iid) {
        ArrayNode users = GitLabApi.JSON.createArrayNode();
        Optional<JsonNode> approvals = api.find(Route.of(ONE + "/approvals", owner.id(), iid));
        approvals.ifPresent(json -> json.path("approved_by").forEach(entry -> users.add(Fields.user(entry.path("user")))));
        return users;
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.LinkedRelations;
import io.drover.http.InParallel;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which merge requests must wait for which (doc/api/merge_requests.md, "Merge request dependencies"; Premium). Within a project seen from the
 * one that waits; those to other projects from both.
 */
final class DependencyReader implements GitLabRelations.OwnReader {
    static final String BLOCKS = "/projects/:id/merge_requests/:merge_request_iid/blocks";
    private static final String BLOCKEES = "/projects/:id/merge_requests/:merge_request_iid/blockees";

    private final GitLabApi api;
    private final Identity identity;

    DependencyReader(GitLabApi api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        if (!identity.instance().enterprise()) {
            return;
        }
        List<Long> iids = new ArrayList<>();
        api.each(Route.of("/projects/:id/merge_requests", owner.id()).with("scope", "all").with("per_page", 100), each -> iids.add(each.path("iid").asLong()));
        InParallel.map(iids, iid -> of(owner, iid)).forEach(found -> found.forEach(sink));
    }

    private List<RelationRecord> of(Owner owner, long iid) {
        List<RelationRecord> found = new ArrayList<>();
        api.each(Route.of(BLOCKS, owner.id(), iid), block -> found.add(record(owner, iid, "waits for", block.path("blocking_merge_request"))));
        api.each(Route.of(BLOCKEES, owner.id(), iid), block -> {
            JsonNode waiting = block.path("blocked_merge_request");
            if (waiting.path("project_id").asLong() != owner.id()) {
                found.add(record(owner, iid, "holds up", waiting));
            }
        });
        return found;
    }

    private RelationRecord record(Owner owner, long iid, String how, JsonNode other) {
        String place = other.path("project_id").asLong() == owner.id() ? "" : place(other);
        ObjectNode fields = GitLabApi.JSON.createObjectNode();
        fields.put("iid", iid);
        fields.put("how", how);
        fields.put("other", place + "!" + other.path("iid").asLong());
        fields.put("other_iid", other.path("iid").asLong());
        if (!place.isEmpty()) {
            fields.put(LinkedRelations.ELSEWHERE, place);
        }
        return new RelationRecord(Relations.MERGE_REQUEST_BLOCKS, "!" + iid + " " + how + " " + Json.text(fields, "other", ""), fields, List.of());
    }

    /** The full path of a merge request's project, from its address. */
    private String place(JsonNode mergeRequest) {
        String address = Json.text(mergeRequest, "web_url", "").replaceFirst("/-/merge_requests/.*$", "");
        return address.startsWith(api.url() + "/") ? address.substring(api.url().toString().length() + 1) : address.replaceFirst("^https?://[^/]*/", "");
    }

    /** GitLab does not say without asking each merge request. */
    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.empty();
    }
}

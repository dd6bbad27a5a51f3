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
 * Links between issues (doc/api/issue_links.md). Within a project each once, seen from the issue with the lower number or from the one that
 * blocks; those to other projects as this project sees them.
 */
final class IssueLinkReader implements GitLabRelations.OwnReader {
    private final GitLabApi api;
    private final ListReader lists;

    IssueLinkReader(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        List<Long> iids = new ArrayList<>();
        lists.each(IssueReader.endpoint(), owner, issue -> iids.add(issue.path("iid").asLong()));
        InParallel.map(iids, iid -> links(owner, iid)).forEach(found -> found.forEach(sink));
    }

    private List<RelationRecord> links(Owner owner, long iid) {
        List<RelationRecord> found = new ArrayList<>();
        api.each(Route.of("/projects/:id/issues/:issue_iid/links", owner.id(), iid), node -> {
            String type = Json.text(node, "link_type", "relates_to");
            boolean here = node.path("project_id").asLong() == owner.id();
            boolean first = type.equals("blocks") || (type.equals("relates_to") && iid < node.path("iid").asLong());
            if (!here || first) {
                found.add(record(iid, type, here ? "" : place(node), node.path("iid").asLong()));
            }
        });
        return found;
    }

    /** The full path of the project of a linked issue: its full reference without the number. */
    static String place(JsonNode linked) {
        String reference = Json.text(linked.path("references"), "full", "");
        return reference.substring(0, Math.max(0, reference.lastIndexOf('#')));
    }

    private static RelationRecord record(long iid, String type, String place, long target) {
        ObjectNode fields = GitLabApi.JSON.createObjectNode();
        fields.put("source_iid", iid);
        fields.put("link_type", type);
        fields.put("target", place + "#" + target);
        fields.put("target_iid", target);
        if (!place.isEmpty()) {
            fields.put(LinkedRelations.ELSEWHERE, place);
        }
        return new RelationRecord(Relations.ISSUE_LINKS, "#" + iid + " " + type + " " + place + "#" + target, fields, List.of());
    }

    /** GitLab does not say without asking each issue. */
    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.empty();
    }
}

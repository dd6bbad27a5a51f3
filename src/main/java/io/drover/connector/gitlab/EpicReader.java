package io.drover.connector.gitlab;

import io.drover.http.InParallel;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Epics of a group with what hangs on them (doc/api/epics.md; Premium). They are known by their titles: numbers are given anew where epics
 * are made over the API.
 */
final class EpicReader implements GitLabRelations.OwnReader {
    static final String LIST = "/groups/:id/epics";
    static final String ONE = LIST + "/:epic_iid";
    private static final List<String> KEEP = List.of(
            "iid", "title", "description", "state", "confidential", "start_date_is_fixed", "start_date_fixed", "due_date_is_fixed", "due_date_fixed",
            "color", "labels", "created_at", "closed_at");

    private final ListReader lists;
    private final Discussions discussions;

    EpicReader(GitLabApi api, ListReader lists) {
        this.lists = lists;
        this.discussions = new Discussions(api);
    }

    /** GitLab lists those of subgroups as well, unless told otherwise. */
    static RelationEndpoint endpoint() {
        return RelationEndpoint.list(Relations.EPICS, LIST, "title")
                .asking("include_descendant_groups", "false")
                .asking("order_by", "created_at")
                .asking("sort", "asc")
                .premium();
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        List<Map.Entry<String, ObjectNode>> epics = List.copyOf(lists.keyed(endpoint(), owner).entrySet());
        InParallel.map(epics, epic -> record(owner, epic.getKey(), epic.getValue())).forEach(sink);
    }

    private RelationRecord record(Owner owner, String key, ObjectNode listed) {
        ObjectNode fields = Fields.pick(listed, KEEP);
        fields.set("author", Fields.user(listed.path("author")));
        discussions.addToEpic(fields, owner.id(), listed);
        return new RelationRecord(Relations.EPICS, key, fields, List.of());
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return lists.count(endpoint(), owner);
    }
}

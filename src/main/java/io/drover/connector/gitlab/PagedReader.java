package io.drover.connector.gitlab;

import io.drover.http.InParallel;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Lists a relation and completes the records of each page, several at once, in the list's order. */
abstract class PagedReader implements GitLabRelations.OwnReader {
    private static final int PAGE = 100;

    protected final GitLabApi api;
    private final ListReader lists;
    private final RelationEndpoint endpoint;

    PagedReader(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        this.api = api;
        this.lists = lists;
        this.endpoint = endpoint;
    }

    /** The whole record of what the list shows of it. */
    abstract RelationRecord complete(Relation relation, Owner owner, ObjectNode listed);

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        List<ObjectNode> waiting = new ArrayList<>();
        lists.each(endpoint, owner, node -> {
            waiting.add(node);
            if (waiting.size() == PAGE) {
                flush(relation, owner, waiting, sink);
            }
        });
        flush(relation, owner, waiting, sink);
    }

    private void flush(Relation relation, Owner owner, List<ObjectNode> waiting, Consumer<RelationRecord> sink) {
        InParallel.map(List.copyOf(waiting), node -> complete(relation, owner, node)).forEach(sink);
        waiting.clear();
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return lists.count(endpoint, owner);
    }
}

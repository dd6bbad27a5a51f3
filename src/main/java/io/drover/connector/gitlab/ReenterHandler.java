package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Things that would get a new secret, which somebody has to take and put where the old one was: named, not made. */
final class ReenterHandler implements RelationHandler {
    private final ListReader lists;
    private final RelationEndpoint endpoint;

    ReenterHandler(ListReader lists, RelationEndpoint endpoint) {
        this.lists = lists;
        this.endpoint = endpoint;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = lists.keyed(endpoint, owner);
        return wanted.stream()
                .filter(record -> !current.containsKey(record.key()))
                .map(record -> new Write(
                        Write.Kind.REENTER, endpoint.relation(), owner, record.key(), "by hand", GitLabApi.JSON.createObjectNode(), record.missing()))
                .toList();
    }

    @Override
    public Receipt apply(Write write) {
        return new Receipt(write.relation(), write.key(), false, write.reenter());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return false;
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Ensures what {@link Single} describes. */
final class SingleHandler implements RelationHandler {
    private final GitLabApi api;
    private final SingleReader reader;
    private final Single single;

    SingleHandler(GitLabApi api, Identity identity, Single single) {
        this.api = api;
        this.reader = new SingleReader(api, identity, single);
        this.single = single;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        RelationRecord record = wanted.getLast();
        Optional<ObjectNode> current = reader.now(owner);
        String path = single.route(owner).path();
        if (current.isEmpty()) {
            ObjectNode body = Differences.set(record.fields(), single.attributes());
            return List.of(new Write(Write.Kind.CREATE, single.relation(), owner, single.key(), single.create() + " " + path, body, List.of()));
        }
        ObjectNode changed = Differences.of(record.fields(), current.get(), single.attributes());
        return changed.isEmpty()
                ? List.of()
                : List.of(new Write(Write.Kind.UPDATE, single.relation(), owner, single.key(), "PUT " + path, changed, List.of()));
    }

    @Override
    public Receipt apply(Write write) {
        Route route = single.route(write.owner());
        Optional<ObjectNode> current = reader.now(write.owner());
        if (current.isEmpty() && single.create().equals("POST")) {
            api.post(route, write.body());
            return new Receipt(write.relation(), write.key(), true, write.reenter());
        }
        ObjectNode before = current.orElseGet(GitLabApi.JSON::createObjectNode);
        ObjectNode changed = current.isEmpty() ? write.body() : Differences.of(write.body(), before, single.attributes());
        if (!changed.isEmpty()) {
            api.put(route, changed);
        }
        return new Receipt(write.relation(), write.key(), current.isEmpty(), write.reenter(), Former.values(write.relation(), changed, before));
    }

    /** What always exists is never created. */
    @Override
    public boolean remove(Owner owner, String key) {
        return single.create().equals("POST") && reader.now(owner).isPresent() && api.delete(single.route(owner));
    }
}

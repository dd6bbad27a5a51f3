package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Ensures the records of one list, as {@link Writable} describes it. */
class EnsureHandler implements RelationHandler {
    protected final GitLabApi api;
    private final ListReader lists;
    private final Writable writable;

    EnsureHandler(GitLabApi api, ListReader lists, Writable writable) {
        this.api = api;
        this.lists = lists;
        this.writable = writable;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = lists.keyed(writable.endpoint(), owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, current.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, @Nullable ObjectNode current) {
        Relation relation = writable.endpoint().relation();
        if (current != null) {
            ObjectNode changed = Differences.of(record.fields(), current, writable.attributes());
            Route one = writable.one().of(owner, current);
            return changed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Write(Write.Kind.UPDATE, relation, owner, record.key(), "PUT " + one.pathAndQuery(), changed, List.of()));
        }
        if (writable.byHand().test(record.missing())) {
            ObjectNode nothing = GitLabApi.JSON.createObjectNode();
            return Optional.of(new Write(Write.Kind.REENTER, relation, owner, record.key(), "by hand", nothing, record.missing()));
        }
        ObjectNode body = Differences.set(record.fields(), writable.attributes());
        return Optional.of(new Write(Write.Kind.CREATE, relation, owner, record.key(), "POST " + collection(owner).path(), body, record.missing()));
    }

    @Override
    public Receipt apply(Write write) {
        Owner owner = write.owner();
        ObjectNode current = lists.keyed(writable.endpoint(), owner).get(write.key());
        if (current == null) {
            if (write.kind() == Write.Kind.UPDATE) {
                throw GitLabProblem.GITLAB_CONFLICT.exception("the record to update was removed meanwhile: " + write.key(), write.request());
            }
            create(collection(owner), write);
            return new Receipt(write.relation(), write.key(), true, write.reenter());
        }
        ObjectNode changed = Differences.of(write.body(), current, writable.attributes());
        if (!changed.isEmpty()) {
            api.put(writable.one().of(owner, current), changed);
        }
        return new Receipt(write.relation(), write.key(), false, write.reenter(), Former.values(write.relation(), changed, current));
    }

    /** Makes a record that is not there. */
    void create(Route collection, Write write) {
        api.post(collection, write.body());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode current = lists.keyed(writable.endpoint(), owner).get(key);
        return current != null && api.delete(writable.one().of(owner, current));
    }

    private Route collection(Owner owner) {
        return Route.of(writable.endpoint().path(), owner.id());
    }
}

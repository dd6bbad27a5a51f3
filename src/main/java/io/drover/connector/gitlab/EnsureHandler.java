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
import java.util.stream.Stream;
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
        Naming.Translated naming = new Naming.Translated(api, owner, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, current.get(record.key()), naming.anew()).ifPresent(writes::add);
        }
        return writes;
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, @Nullable ObjectNode current, Naming.Translated naming) {
        Relation relation = writable.endpoint().relation();
        ObjectNode said = writable.wording().said(record.fields(), naming);
        if (current != null) {
            ObjectNode changed = writable.changes(said, current);
            String request = writable.update() + " " + writable.one().of(owner, current).pathAndQuery();
            return changed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Write(Write.Kind.UPDATE, relation, owner, record.key(), request, changed, naming.absent()));
        }
        if (writable.byHand().test(record.missing())) {
            ObjectNode nothing = GitLabApi.JSON.createObjectNode();
            return Optional.of(new Write(Write.Kind.REENTER, relation, owner, record.key(), "by hand", nothing, record.missing()));
        }
        ObjectNode body = Differences.set(said, writable.attributes());
        List<String> reenter = Stream.concat(record.missing().stream(), naming.absent().stream()).toList();
        return Optional.of(new Write(Write.Kind.CREATE, relation, owner, record.key(), creation(owner, record.key()), body, reenter));
    }

    @Override
    public Receipt apply(Write write) {
        return apply(write, lists.keyed(writable.endpoint(), write.owner()).get(write.key()));
    }

    /** One list for all: a list for each of a thousand variables would take a thousand times as long. */
    @Override
    public List<Receipt> applyAll(List<Write> writes) {
        Map<String, ObjectNode> current = lists.keyed(writable.endpoint(), writes.getFirst().owner());
        return writes.stream().map(write -> apply(write, current.get(write.key()))).toList();
    }

    private Receipt apply(Write write, @Nullable ObjectNode current) {
        Owner owner = write.owner();
        if (current == null) {
            if (write.kind() == Write.Kind.UPDATE) {
                throw GitLabProblem.GITLAB_CONFLICT.exception("the record to update was removed meanwhile: " + write.key(), write.request());
            }
            boolean made = created(collection(owner), write);
            return new Receipt(write.relation(), write.key(), made, made ? write.reenter() : write.names());
        }
        ObjectNode changed = writable.changes(write.body(), current);
        if (!changed.isEmpty()) {
            update(owner, writable.one().of(owner, current), changed, current);
        }
        ObjectNode former = writable.wording().said(current, Naming.HERE);
        return new Receipt(write.relation(), write.key(), false, write.reenter(), Former.values(write.relation(), changed, former));
    }

    /** Changes a record that is there. */
    void update(Owner owner, Route one, ObjectNode changed, ObjectNode current) {
        send(one, changed, true);
    }

    /** @param repeatable whether sending it twice does no harm */
    final void send(Route one, ObjectNode changed, boolean repeatable) {
        api.write(writable.update(), one, changed, repeatable);
    }

    /** The request that makes it, for people. */
    String creation(Owner owner, String key) {
        return "POST " + collection(owner).path();
    }

    /** Makes a record that is not there; false when GitLab took the request and made nothing. */
    boolean created(Route collection, Write write) {
        create(collection, write);
        return true;
    }

    /** Makes a record that is not there. */
    void create(Route collection, Write write) {
        api.post(collection, write.body());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode current = lists.keyed(writable.endpoint(), owner).get(key);
        return current != null && delete(owner, writable.one().of(owner, current), current);
    }

    boolean delete(Owner owner, Route one, ObjectNode current) {
        return api.delete(one);
    }

    private Route collection(Owner owner) {
        return writable.endpoint().place(owner);
    }
}

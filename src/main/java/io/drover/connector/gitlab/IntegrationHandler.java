package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets up the integrations that need no secret as they were (doc/api/project_integrations.md, doc/api/group_integrations.md). The API cannot leave one inactive, so one that needs
 * a secret is named for a person instead of half set up.
 */
final class IntegrationHandler implements RelationHandler {
    private final GitLabApi api;
    private final Relation relation;
    private final IntegrationReader reader;

    /** @param relation of projects or of groups */
    IntegrationHandler(GitLabApi api, ListReader lists, Relation relation) {
        this.api = api;
        this.relation = relation;
        this.reader = new IntegrationReader(api, lists, relation);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        List<RelationRecord> current = current(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            Optional<RelationRecord> there = current.stream().filter(each -> each.key().equals(record.key())).findFirst();
            if (IntegrationReader.WITHOUT_SECRET.containsKey(record.key())) {
                ensure(owner, record, there).ifPresent(writes::add);
            } else if (there.isEmpty()) {
                writes.add(new Write(Write.Kind.REENTER, relation, owner, record.key(), "by hand", GitLabApi.JSON.createObjectNode(), record.missing()));
            }
        }
        return writes;
    }

    private Optional<Write> ensure(Owner owner, RelationRecord record, Optional<RelationRecord> there) {
        ObjectNode said = said(record);
        String request = "PUT " + one(owner, record.key()).path();
        if (there.isEmpty()) {
            return Optional.of(new Write(Write.Kind.CREATE, relation, owner, record.key(), request, said, List.of()));
        }
        // a property that was set is said again even where only an event differs: the required ones must always be there
        ObjectNode changed = Differences.of(said, said(there.get()), List.copyOf(said.propertyNames()));
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Write(Write.Kind.UPDATE, relation, owner, record.key(), request, said, List.of()));
    }

    /** Events and properties side by side, as the API takes them. */
    private static ObjectNode said(RelationRecord record) {
        ObjectNode said = Fields.pick(record.fields(), IntegrationReader.EVENTS);
        record.fields().path(IntegrationReader.PROPERTIES).properties().stream()
                .filter(property -> !property.getValue().isNull())
                .forEach(property -> said.set(property.getKey(), property.getValue()));
        return said;
    }

    private List<RelationRecord> current(Owner owner) {
        List<RelationRecord> current = new ArrayList<>();
        reader.read(relation, owner, current::add);
        return current;
    }

    @Override
    public Receipt apply(Write write) {
        Optional<RelationRecord> there = current(write.owner()).stream().filter(each -> each.key().equals(write.key())).findFirst();
        ObjectNode before = there.map(IntegrationHandler::said).orElseGet(GitLabApi.JSON::createObjectNode);
        ObjectNode changed = there.isEmpty() ? write.body() : Differences.of(write.body(), before, List.copyOf(write.body().propertyNames()));
        if (!changed.isEmpty()) {
            api.put(one(write.owner(), write.key()), write.body());
        }
        return new Receipt(relation, write.key(), there.isEmpty(), write.reenter(), Former.values(relation, changed, before));
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return current(owner).stream().anyMatch(each -> each.key().equals(key)) && api.delete(one(owner, key));
    }

    private Route one(Owner owner, String slug) {
        return reader.one(owner, slug);
    }
}

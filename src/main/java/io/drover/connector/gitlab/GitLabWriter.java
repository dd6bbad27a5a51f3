package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Re-creates relations: by the table {@link Writables}, or by a handler of their own where one call is not enough. */
final class GitLabWriter implements RelationWriter {
    private final Map<Relation, RelationHandler> handlers;

    GitLabWriter(GitLabApi api, Identity identity) {
        this.handlers = Writables.handlers(api, identity);
    }

    @Override
    public boolean writes(Relation relation) {
        return handlers.containsKey(relation);
    }

    @Override
    public List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted, UserLookup users) {
        return wanted.isEmpty() ? List.of() : handler(relation).plan(owner, wanted, users);
    }

    @Override
    public Receipt apply(Write write) {
        if (write.kind() == Write.Kind.REENTER) {
            return new Receipt(write.relation(), write.key(), false, write.reenter());
        }
        return handler(write.relation()).apply(write);
    }

    @Override
    public boolean remove(Relation relation, Owner owner, String key) {
        return handler(relation).remove(owner, key);
    }

    private RelationHandler handler(Relation relation) {
        return Optional.ofNullable(handlers.get(relation))
                .orElseThrow(() -> new IllegalArgumentException("GitLab's API does not write " + relation));
    }
}

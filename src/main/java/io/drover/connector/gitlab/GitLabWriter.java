package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Re-creates relations: by the table {@link Writables}, or by a handler of their own where one call is not enough. */
final class GitLabWriter implements RelationWriter {
    private final Map<Relation, RelationHandler> handlers;
    private final Identity identity;

    GitLabWriter(GitLabApi api, Identity identity) {
        this.identity = identity;
        this.handlers = Writables.handlers(api, identity);
    }

    @Override
    public boolean writes(Relation relation) {
        return handlers.containsKey(relation) && (!Licensed.ALL.contains(relation) || identity.instance().enterprise());
    }

    @Override
    public List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted, UserLookup users) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            return handler(relation).plan(owner, wanted, users);
        } catch (ProblemException e) {
            if (unlicensed(relation, e)) {
                return wanted.stream().map(record -> byHand(owner, record)).toList();
            }
            throw e;
        }
    }

    private static Write byHand(Owner owner, RelationRecord record) {
        List<String> all = List.copyOf(record.fields().propertyNames());
        return new Write(Write.Kind.REENTER, record.relation(), owner, record.key(), "by hand", GitLabApi.JSON.createObjectNode(), all);
    }

    private static boolean unlicensed(Relation relation, ProblemException e) {
        return Licensed.ALL.contains(relation) && (e.is(GitLabProblem.GITLAB_NOT_FOUND) || e.is(GitLabProblem.GITLAB_PERMISSION_MISSING));
    }

    @Override
    public Receipt apply(Write write) {
        if (write.kind() == Write.Kind.REENTER) {
            return new Receipt(write.relation(), write.key(), false, write.reenter());
        }
        try {
            return handler(write.relation()).apply(write);
        } catch (ProblemException e) {
            if (unlicensed(write.relation(), e)) {
                return new Receipt(write.relation(), write.key(), false, write.names());
            }
            throw e;
        }
    }

    @Override
    public List<Receipt> applyAll(List<Write> writes) {
        List<Write> sent = writes.stream().filter(write -> write.kind() != Write.Kind.REENTER).toList();
        List<Receipt> receipts = new ArrayList<>(sent.isEmpty() ? List.of() : sent(sent));
        writes.stream().filter(write -> write.kind() == Write.Kind.REENTER).map(this::apply).forEach(receipts::add);
        return receipts;
    }

    private List<Receipt> sent(List<Write> writes) {
        Relation relation = writes.getFirst().relation();
        try {
            return handler(relation).applyAll(writes);
        } catch (ProblemException e) {
            if (unlicensed(relation, e)) {
                return writes.stream().map(this::apply).toList();
            }
            throw e;
        }
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

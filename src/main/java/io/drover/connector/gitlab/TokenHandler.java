package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;

/** Tokens: named, not made, unless somebody asks {@link GitLabTokens} for new ones; then an undo revokes those. */
final class TokenHandler implements RelationHandler {
    private final Relation relation;
    private final ReenterHandler named;
    private final GitLabTokens tokens;

    TokenHandler(GitLabApi api, ListReader lists, Relation relation) {
        this.relation = relation;
        this.named = new ReenterHandler(lists, RelationEndpoints.of(relation).orElseThrow());
        this.tokens = new GitLabTokens(api, lists);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        return named.plan(owner, wanted, users);
    }

    @Override
    public Receipt apply(Write write) {
        return named.apply(write);
    }

    @Override
    public boolean remove(Owner owner, String key) {
        List<Long> there = tokens.there(relation, owner).getOrDefault(key, List.of());
        there.forEach(id -> tokens.revoke(relation, owner, key, id));
        return !there.isEmpty();
    }
}

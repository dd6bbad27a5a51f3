package io.drover.connector;

import io.drover.config.Secret;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Map;

/** TokenMaker that cannot be copied, because nobody can read them, but can be made anew: same name and rights, another secret, shown once. */
public interface TokenMaker {
    TokenMaker NONE = new TokenMaker() {
        @Override
        public boolean makes(Relation relation) {
            return false;
        }

        @Override
        public Map<String, List<Long>> there(Relation relation, Owner owner) {
            return Map.of();
        }

        @Override
        public Made make(Owner owner, RelationRecord wanted) {
            throw new UnsupportedOperationException("makes no tokens");
        }

        @Override
        public boolean revoke(Relation relation, Owner owner, String key, long id) {
            return false;
        }
    };

    boolean makes(Relation relation);

    /** Ids of those that work at the destination, by the key that the reader gives them. */
    Map<String, List<Long>> there(Relation relation, Owner owner);

    Made make(Owner owner, RelationRecord wanted);

    /** Returns false when it was not there. */
    boolean revoke(Relation relation, Owner owner, String key, long id);

    /** A token that was made; its secret exists nowhere else. */
    record Made(long id, Secret secret) {}
}

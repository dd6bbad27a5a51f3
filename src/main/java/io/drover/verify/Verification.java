package io.drover.verify;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is it the same: per item and relation, how many were compared and every difference. */
public record Verification(Instant madeAt, List<ItemResult> items) {
    public Verification {
        items = List.copyOf(items);
    }

    /** True when nothing is different without an explanation. */
    public boolean clean() {
        return items.stream().allMatch(ItemResult::clean);
    }

    public record ItemResult(FullPath from, FullPath to, List<RelationResult> relations) {
        public ItemResult {
            relations = List.copyOf(relations);
        }

        public boolean clean() {
            return relations.stream().flatMap(r -> r.differences().stream()).allMatch(d -> d.rule() != null);
        }
    }

    /**
     * @param source how many the source has
     * @param equal  how many are equal at the destination
     * @param digest SHA-256 over the destination's normalised records, hex; same content, same digest
     */
    public record RelationResult(Relation relation, long source, long destination, long equal, String digest, List<Difference> differences) {
        public RelationResult {
            differences = List.copyOf(differences);
        }
    }

    /**
     * @param key  of the record
     * @param what one line: {@code title: "a" -> "b"}, {@code missing}, {@code extra}
     * @param rule id of the rule that explains it; null when nothing does
     */
    public record Difference(String key, String what, @Nullable String rule) {}
}

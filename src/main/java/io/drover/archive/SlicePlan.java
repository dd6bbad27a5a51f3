package io.drover.archive;

import java.util.Set;

/**
 * How an archive is cut.
 *
 * @param people    addresses and guests, written into the base and into every slice; what is dropped is missing in the base
 * @param relations that go in slices of their own
 * @param base      whether the rest becomes an archive too: {@link ArchiveSlicer#BASE}
 */
public record SlicePlan(RewritePlan people, Set<String> relations, boolean base, SliceLimits limits) {
    public SlicePlan {
        relations = Set.copyOf(relations);
    }
}

package io.drover.proof;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.plan.Plan;
import io.drover.verify.Leaf;
import java.util.List;

/** Everything one group or project held, by digests. @param item id in the plan */
record ItemProof(String item, Plan.Kind kind, FullPath from, FullPath to, List<Held> relations) {
    ItemProof {
        relations = List.copyOf(relations);
    }

    /** All records of one relation, sorted. */
    record Held(Relation relation, List<Leaf> leaves) {
        Held {
            leaves = List.copyOf(leaves);
        }

        String root() {
            return MerkleTree.root(leaves.stream().map(Held::text).toList());
        }

        private static String text(Leaf leaf) {
            StringBuilder text = new StringBuilder(leaf.key()).append('\n').append(leaf.digest()).append('\n').append(leaf.sealed() == null ? "" : leaf.sealed());
            leaf.parts().forEach(p -> text.append('\n').append(p.digest()).append(' ').append(p.words()));
            return text.toString();
        }
    }

    String root() {
        return MerkleTree.root(relations.stream().map(r -> r.relation().id() + "\n" + r.root()).toList());
    }

    long records() {
        return relations.stream().mapToLong(r -> r.leaves().size()).sum();
    }
}

package io.drover.proof;

import io.drover.connector.InstanceInfo;
import io.drover.model.FullPath;
import io.drover.plan.Plan;
import java.time.Instant;
import java.util.List;

/**
 * What is signed. The roots stand for every record below them.
 *
 * @param program     Drover's version
 * @param verified    when the verification was made that this is the proof of
 * @param verification its digest over the whole destination
 * @param root        over all items, in the order of {@code items}
 */
record Statement(
        String format,
        Instant madeAt,
        String program,
        InstanceInfo source,
        InstanceInfo destination,
        Instant verified,
        String verification,
        List<Item> items,
        String root) {
    static final String FORMAT = "drover-proof/1";

    Statement {
        items = List.copyOf(items);
    }

    /** What verification said of an item. */
    enum Verdict {
        EQUAL,
        /** Differences, each with the rule of GitLab's that explains it. */
        EXPLAINED,
        DIFFERENT
    }

    /** @param different how many differences nothing explains */
    record Item(String item, Plan.Kind kind, FullPath from, FullPath to, Verdict verdict, long different, long records, String root) {
        String text() {
            return item + "\n" + kind + "\n" + from + "\n" + to + "\n" + verdict + "\n" + different + "\n" + records + "\n" + root;
        }
    }

    static String root(List<Item> items) {
        return MerkleTree.root(items.stream().map(Item::text).toList());
    }
}

package io.drover.run;

import io.drover.model.FullPath;
import io.drover.plan.Plan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which a wave's projects set out. GitLab lets one archive a minute be downloaded from a namespace
 * (lib/api/project_export.rb), so the projects of a namespace follow each other like links of a chain, and the longest chain ends last.
 * Whoever has the most links behind them goes first: chains of equal length take turns, and none is still hanging when the others are done.
 */
final class LongestFirst {
    private LongestFirst() {}

    /** Groups first, as the plan has them; projects of one namespace keep the plan's order. */
    static List<Plan.Item> of(List<Plan.Item> items) {
        Map<Plan.Item, Integer> behind = new HashMap<>();
        Map<Optional<FullPath>, Integer> chains = new HashMap<>();
        for (Plan.Item item : items.reversed()) {
            int links = item.kind() == Plan.Kind.GROUP ? Integer.MAX_VALUE : chains.merge(item.from().parent(), 1, Integer::sum);
            behind.put(item, links);
        }
        return items.stream().sorted(Comparator.comparing(behind::get, Comparator.reverseOrder())).toList();
    }
}

package io.drover.assess;

import io.drover.inventory.Inventory;
import io.drover.problem.Actor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Questions that the source refused to answer, or that nobody asked: what is not known cannot be judged. */
final class InventoryGapsCheck implements Check {
    @Override
    public String id() {
        return "inventory-gaps";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        List<Inventory.Gap> gaps = s.inventory().gaps();
        return Stream.concat(leftOut(gaps), refused(gaps.stream().filter(gap -> gap.path() != null).toList()));
    }

    private Stream<Finding> leftOut(List<Inventory.Gap> gaps) {
        return gaps.stream().filter(gap -> gap.path() == null).map(gap -> finding(
                Severity.NOTICE,
                null,
                "the inventory was taken without " + gap.what() + ": every check that goes by them is silent",
                gap.problem().next(),
                Actor.YOU,
                "doc/api/rest/_index.md"));
    }

    private Stream<Finding> refused(List<Inventory.Gap> gaps) {
        if (gaps.isEmpty()) {
            return Stream.empty();
        }
        Set<String> where = new LinkedHashSet<>();
        gaps.forEach(g -> where.add(g.path() + " (" + g.what() + ")"));
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                Words.count(gaps.size(), "answer was", "answers were") + " refused while taking the inventory: " + Words.some(where),
                "Give the source's token access, and run `drover inventory` again.",
                Actor.SOURCE_ADMIN,
                "doc/user/permissions.md"));
    }
}

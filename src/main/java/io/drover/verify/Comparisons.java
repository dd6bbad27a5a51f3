package io.drover.verify;

import io.drover.model.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The comparison of every relation that can be read over the API. */
final class Comparisons {
    private static final Map<Relation, Comparison> BY_RELATION = new LinkedHashMap<>();

    static {
        Stream.of(
                        GitComparisons.ALL,
                        PlanningComparisons.ALL,
                        PortfolioComparisons.ALL,
                        ReviewComparisons.ALL,
                        GuardComparisons.ALL,
                        PipelineComparisons.ALL,
                        DeploymentComparisons.ALL,
                        AccessComparisons.ALL,
                        SettingsComparisons.ALL,
                        InstanceComparisons.ALL,
                        OtherComparisons.ALL)
                .flatMap(List::stream)
                .forEach(c -> BY_RELATION.put(c.relation(), c));
    }

    private Comparisons() {}

    static List<Comparison> all() {
        return List.copyOf(BY_RELATION.values());
    }

    static Optional<Comparison> of(Relation relation) {
        return Optional.ofNullable(BY_RELATION.get(relation));
    }
}

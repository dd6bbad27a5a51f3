package io.drover.diagnose;

import io.drover.problem.Fact;
import io.drover.problem.Observation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about one item that went wrong.
 *
 * @param common   holds for the whole item: its method, its stage, what the assessment warned of
 * @param observed each holds for one answer or one failed record
 */
public record Evidence(Set<Fact> common, List<Observation> observed) {
    public Evidence {
        common = Set.copyOf(common);
        observed = List.copyOf(observed);
    }

    public static Evidence of(Collection<Fact> common, List<Observation> observed) {
        return new Evidence(Set.copyOf(common), observed);
    }

    /** How many observations bear the sign out; one when what is common does so alone. */
    long count(Observation sign) {
        if (common.containsAll(sign.facts())) {
            return 1;
        }
        return observed.stream().filter(o -> bears(o, sign)).count();
    }

    private boolean bears(Observation observation, Observation sign) {
        Set<Fact> known = new HashSet<>(common);
        known.addAll(observation.facts());
        return known.containsAll(sign.facts());
    }
}

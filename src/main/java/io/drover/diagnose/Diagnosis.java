package io.drover.diagnose;

import io.drover.problem.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The likely causes of what went wrong with one item, the likeliest first. Empty when no known sign is borne out. */
public record Diagnosis(List<Cause> causes) {
    private static final Comparator<Cause> LIKELIEST =
            Comparator.comparing((Cause c) -> c.sign().facts().size()).thenComparing(Cause::count).reversed();

    public Diagnosis {
        causes = List.copyOf(causes);
    }

    /**
     * One cause and the evidence for it.
     *
     * @param sign  the most specific of its signs that was seen
     * @param count how many observations bear it out
     */
    public record Cause(FailureMode mode, Observation sign, long count) {
        /** {@code relation merge_requests, exception NoMethodError (12 times)}. */
        public String evidence() {
            return sign.words() + (count > 1 ? " (" + count + " times)" : "");
        }
    }

    public static final Diagnosis NONE = new Diagnosis(List.of());

    /** A cause with more facts behind it comes before one with fewer; then the one seen more often; then in the catalogue's order. */
    public static Diagnosis of(Evidence evidence) {
        return new Diagnosis(FailureModes.all().stream().flatMap(m -> cause(m, evidence).stream()).sorted(LIKELIEST).toList());
    }

    private static Optional<Cause> cause(FailureMode mode, Evidence evidence) {
        Stream<Cause> seen = mode.signs().stream().map(s -> new Cause(mode, s, evidence.count(s))).filter(c -> c.count() > 0);
        return seen.min(LIKELIEST);
    }

    /** The likeliest: all that no other beats in the number of its facts. */
    public List<Cause> first() {
        int best = causes.stream().mapToInt(c -> c.sign().facts().size()).max().orElse(0);
        return causes.stream().filter(c -> c.sign().facts().size() == best).toList();
    }
}

package io.drover.problem;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Facts that were seen together: the relation and the exception of one failed record, the endpoint and the status of one answer. */
public record Observation(SortedSet<Fact> facts) {
    public Observation {
        facts = Collections.unmodifiableSortedSet(new TreeSet<>(facts));
    }

    public static Observation of(Collection<Fact> facts) {
        return new Observation(new TreeSet<>(facts));
    }

    public static Observation of(Fact.Kind kind, String value) {
        return of(List.of(new Fact(kind, value)));
    }

    public Observation and(Fact.Kind kind, String value) {
        SortedSet<Fact> more = new TreeSet<>(facts);
        more.add(new Fact(kind, value));
        return new Observation(more);
    }

    /** {@code relation merge_requests, exception NoMethodError}. */
    public String words() {
        return facts.stream().map(Fact::words).collect(Collectors.joining(", "));
    }
}

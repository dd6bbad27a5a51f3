package io.drover.archive;

import io.drover.archive.Shortfall.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts shortfalls of the same kind together. */
final class Shortfalls {
    private final Map<Key, Long> counts = new LinkedHashMap<>();

    private record Key(String relation, Effect effect, String why) {}

    void dropped(String relation, long count, String why) {
        add(relation, Effect.DROPPED, count, why);
    }

    void changed(String relation, long count, String why) {
        add(relation, Effect.CHANGED, count, why);
    }

    private void add(String relation, Effect effect, long count, String why) {
        if (count > 0) {
            counts.merge(new Key(relation, effect, why), count, Long::sum);
        }
    }

    /** What is lost first, then by relation. */
    List<Shortfall> all() {
        return counts.entrySet().stream()
                .map(e -> new Shortfall(e.getKey().relation(), e.getKey().effect(), e.getValue(), e.getKey().why()))
                .sorted(java.util.Comparator.comparing(Shortfall::effect).thenComparing(Shortfall::relation).thenComparing(Shortfall::why))
                .toList();
    }
}

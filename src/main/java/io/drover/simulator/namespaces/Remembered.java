package io.drover.simulator.namespaces;

import io.drover.simulator.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Values computed from rows, forgotten as soon as any row changes. Thread-safe. */
final class Remembered<K, V> {
    private final Database db;
    private final int most;
    private volatile Generation<K, V> generation = new Generation<>(-1, new ConcurrentHashMap<>());

    private record Generation<K, V>(long changes, Map<K, V> values) {}

    /** @param most when so many are remembered, all are forgotten */
    Remembered(Database db, int most) {
        this.db = db;
        this.most = most;
    }

    V get(K key, Function<? super K, ? extends V> compute) {
        long changes = db.changes();
        Generation<K, V> current = generation;
        if (current.changes != changes || current.values.size() >= most) {
            current = new Generation<>(changes, new ConcurrentHashMap<>());
            generation = current;
        }
        V known = current.values.get(key);
        if (known == null) {
            known = compute.apply(key);
            current.values.put(key, known);
        }
        return known;
    }
}

package io.drover.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Rows by id, with an index on every column that {@link #where} was ever asked about. Thread-safe. */
public final class Table {
    private final String name;
    private final AtomicLong lastId;
    private final AtomicLong changes;
    private final ConcurrentSkipListMap<Long, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Map<Object, TreeMap<Long, Row>>> indexes = new ConcurrentHashMap<>();

    Table(String name, long firstId, AtomicLong changes) {
        this.name = name;
        this.changes = changes;
        this.lastId = new AtomicLong(firstId - 1);
    }

    public String name() {
        return name;
    }

    /** Inserts with the next id. */
    public Row insert(Map<String, @Nullable Object> columns) {
        Row row = new Row(this, lastId.incrementAndGet(), columns);
        synchronized (indexes) {
            row.columns().forEach((column, value) -> row.put(column, normalised(value)));
            rows.put(row.id(), row);
            indexes.forEach((column, index) -> add(index, row.get(column), row));
        }
        changes.incrementAndGet();
        return row;
    }

    public Optional<Row> byId(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** All rows, by id. */
    public List<Row> all() {
        return new ArrayList<>(rows.values());
    }

    /** Rows whose column equals the value, by id. */
    public List<Row> where(String column, @Nullable Object value) {
        synchronized (indexes) {
            Map<Object, TreeMap<Long, Row>> index = indexes.computeIfAbsent(column, c -> {
                Map<Object, TreeMap<Long, Row>> fresh = new ConcurrentHashMap<>();
                rows.values().forEach(row -> add(fresh, row.get(c), row));
                return fresh;
            });
            TreeMap<Long, Row> hits = index.get(indexKey(normalised(value)));
            return hits == null ? List.of() : new ArrayList<>(hits.values());
        }
    }

    public Optional<Row> first(String column, @Nullable Object value) {
        return where(column, value).stream().findFirst();
    }

    public void delete(Row row) {
        synchronized (indexes) {
            rows.remove(row.id());
            indexes.forEach((column, index) -> remove(index, row.get(column), row));
        }
        changes.incrementAndGet();
    }

    public int size() {
        return rows.size();
    }

    void set(Row row, String column, @Nullable Object value) {
        synchronized (indexes) {
            Object before = row.put(column, normalised(value));
            Map<Object, TreeMap<Long, Row>> index = indexes.get(column);
            if (index != null && rows.containsKey(row.id())) {
                remove(index, before, row);
                add(index, row.get(column), row);
            }
        }
        changes.incrementAndGet();
    }

    private static void add(Map<Object, TreeMap<Long, Row>> index, @Nullable Object value, Row row) {
        index.computeIfAbsent(indexKey(value), v -> new TreeMap<>()).put(row.id(), row);
    }

    private static void remove(Map<Object, TreeMap<Long, Row>> index, @Nullable Object value, Row row) {
        TreeMap<Long, Row> hits = index.get(indexKey(value));
        if (hits != null) {
            hits.remove(row.id());
        }
    }

    private static Object indexKey(@Nullable Object value) {
        return value == null ? Table.class : value;
    }

    private static @Nullable Object normalised(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MILLIS) : value;
    }
}

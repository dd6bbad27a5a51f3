package io.drover.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link Table}. Columns are named as in GitLab's own database ({@code author_id}, {@code iid}, {@code state}), values are
 * String, Long, Boolean, {@link Instant}, or a List or Map of those. Times are kept in milliseconds.
 */
public final class Row {
    private final long id;
    private final Map<String, @Nullable Object> columns;
    private final Table table;

    Row(Table table, long id, Map<String, @Nullable Object> columns) {
        this.table = table;
        this.id = id;
        this.columns = new LinkedHashMap<>(columns);
    }

    public long id() {
        return id;
    }

    public synchronized @Nullable Object get(String column) {
        return column.equals("id") ? (Object) id : columns.get(column);
    }

    public boolean has(String column) {
        return get(column) != null;
    }

    /** @throws NullPointerException when the column is null */
    public String text(String column) {
        return (String) Objects.requireNonNull(get(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return (String) get(column);
    }

    /** @throws NullPointerException when the column is null */
    public long number(String column) {
        return ((Number) Objects.requireNonNull(get(column), column)).longValue();
    }

    public @Nullable Long numberOrNull(String column) {
        Object value = get(column);
        return value == null ? null : ((Number) value).longValue();
    }

    /** Null is false. */
    public boolean flag(String column) {
        return Boolean.TRUE.equals(get(column));
    }

    public @Nullable Instant time(String column) {
        return (Instant) get(column);
    }

    /** Sets a column and keeps the table's indexes right. Returns this. */
    public Row set(String column, @Nullable Object value) {
        table.set(this, column, value);
        return this;
    }

    synchronized @Nullable Object put(String column, @Nullable Object value) {
        return columns.put(column, value);
    }

    public synchronized Map<String, @Nullable Object> columns() {
        return new LinkedHashMap<>(columns);
    }

    @Override
    public String toString() {
        return table.name() + "#" + id;
    }
}

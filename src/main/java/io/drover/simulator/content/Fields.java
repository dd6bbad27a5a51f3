package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object being put together, fields in the order they are put. */
final class Fields {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    /** Columns shown under their own name. */
    static Fields of(Row row, String... columns) {
        return new Fields().copy(row, columns);
    }

    static Fields with(String name, @Nullable Object value) {
        return new Fields().put(name, value);
    }

    Fields put(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    Fields copy(Row row, String... columns) {
        for (String column : columns) {
            map.put(column, row.get(column));
        }
        return this;
    }

    /** Columns that are never null to a client. */
    Fields flags(Row row, String... columns) {
        for (String column : columns) {
            map.put(column, row.flag(column));
        }
        return this;
    }

    Fields put(Map<String, ?> more) {
        map.putAll(more);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return map;
    }
}

package io.drover.simulator.content;

import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the parameters a call names, and only those, over into a row. */
final class Edit {
    private final Call call;
    private final Row row;
    private boolean changed;

    Edit(Call call, Row row) {
        this.call = call;
        this.row = row;
    }

    Edit text(String... names) {
        for (String name : names) {
            as(name, name);
        }
        return this;
    }

    /** A text parameter kept under another column. */
    Edit as(String parameter, String column) {
        if (call.params().containsKey(parameter)) {
            set(column, call.text(parameter).orElse(null));
        }
        return this;
    }

    /** A text parameter whose empty value means none, as dates have it. */
    Edit optional(String... names) {
        for (String name : names) {
            if (call.params().containsKey(name)) {
                set(name, call.text(name).filter(t -> !t.isBlank()).orElse(null));
            }
        }
        return this;
    }

    Edit number(String... names) {
        for (String name : names) {
            if (call.params().containsKey(name)) {
                set(name, call.number(name).orElse(null));
            }
        }
        return this;
    }

    Edit flag(String... names) {
        for (String name : names) {
            call.flag(name).ifPresent(value -> set(name, value));
        }
        return this;
    }

    /** Sets {@code updated_at} when something changed. */
    Row stamp(Instant now) {
        if (changed) {
            row.set("updated_at", now);
        }
        return row;
    }

    boolean changed() {
        return changed;
    }

    private void set(String column, @Nullable Object value) {
        row.set(column, value);
        changed = true;
    }
}

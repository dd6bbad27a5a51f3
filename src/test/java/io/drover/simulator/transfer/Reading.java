package io.drover.simulator.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds values inside parsed JSON. */
final class Reading {
    private Reading() {}

    /** Follows keys and indexes; null where the value is. */
    static @Nullable Object at(@Nullable Object json, Object... path) {
        Object value = json;
        for (Object step : path) {
            Object container = Objects.requireNonNull(value, () -> "nothing before " + step);
            value = step instanceof Integer index ? ((List<?>) container).get(index) : ((Map<?, ?>) container).get(step);
        }
        return value;
    }

    static List<String> keys(@Nullable Object json, Object... path) {
        return ((Map<?, ?>) Objects.requireNonNull(at(json, path))).keySet().stream().map(String::valueOf).toList();
    }

    static int size(@Nullable Object json, Object... path) {
        return ((List<?>) Objects.requireNonNull(at(json, path))).size();
    }

    static @Nullable Object line(Path unpacked, String relation, int index) throws IOException {
        return RailsJson.read(Files.readAllLines(unpacked.resolve("tree/project/" + relation + ".ndjson")).get(index));
    }
}

package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** No more visible than the namespace it goes into, and never a level that is restricted here (lib/bulk_imports/visibility_level.rb). */
final class Visibility {
    private Visibility() {}

    /** @param wanted {@code private}, {@code internal} or {@code public} */
    static long allowed(Instance instance, @Nullable Row namespace, String wanted) {
        long requested = Levels.visibility(wanted.isEmpty() ? "private" : wanted);
        long ceiling = namespace == null ? Levels.PUBLIC : namespace.number("visibility_level");
        List<?> restricted = instance.settings().get("restricted_visibility_levels") instanceof List<?> list ? list : List.of();
        long most = LongStream.of(Levels.PUBLIC, Levels.INTERNAL, Levels.PRIVATE)
                .filter(level -> level <= ceiling && !restricted.contains(Levels.visibility(level)))
                .findFirst()
                .orElse(Levels.PRIVATE);
        return Math.min(requested, most);
    }
}

package io.drover.simulator.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that is built but not saved: columns, the records it names, the single records saved together with it, and its children.
 *
 * @param references by relation name; what the record points at ({@code label}, {@code milestone}), found or created when it is saved
 */
record Draft(Relation relation, Map<String, @Nullable Object> columns, Map<String, Draft> references, List<Draft> singles, List<Draft> children) {
    Draft(Relation relation) {
        this(relation, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Nullable Object get(String column) {
        return columns.get(column);
    }

    boolean has(String name) {
        return columns.get(name) != null || references.containsKey(name);
    }
}

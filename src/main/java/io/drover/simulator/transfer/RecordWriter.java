package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows into the nested records of an archive, keys in the tree's order. */
final class RecordWriter {
    private final Instance instance;
    private final Database db;
    private final RelationTree tree;
    private final Computed computed;

    RecordWriter(Instance instance, RelationTree tree, Computed computed) {
        this.instance = instance;
        this.db = instance.db();
        this.tree = tree;
        this.computed = computed;
    }

    /** Values that no column holds, such as a branch's commit. */
    interface Computed {
        /** The value of {@code attribute} when the row does not have it; the attribute's default otherwise. */
        @Nullable Object value(Relation relation, Attribute attribute, Row row);
    }

    /** Rows of a relation that hang on {@code parent}, in the order in which GitLab exports them. */
    List<Row> rows(Link.Parent parent, Relation relation) {
        List<Row> rows = new ArrayList<>();
        for (Row row : relation.link().rows(db, parent, relation)) {
            boolean set = !(relation.link() instanceof Link.Embedded) || relation.required().stream().allMatch(row::has);
            if (set && relation.accepts(row)) {
                rows.add(row);
            }
        }
        if (relation.order() != null) {
            rows.sort(order(relation.order()));
        }
        return relation.latest() && rows.size() > 1 ? List.of(rows.getLast()) : rows;
    }

    private static Comparator<Row> order(String order) {
        Comparator<Row> byId = Comparator.comparingLong(Row::id);
        return switch (order) {
            case "created" -> Comparator.comparing((Row row) -> row.time("created_at"), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byId);
            default -> Comparator.comparing((Row row) -> row.numberOrNull(order), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byId);
        };
    }

    Map<String, @Nullable Object> attributes(Row row, List<Attribute> attributes) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        attributes.forEach(attribute -> record.put(attribute.name(), columnOrDefault(row, attribute)));
        return record;
    }

    Map<String, @Nullable Object> write(Row row, Relation relation) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (Attribute attribute : relation.allAttributes()) {
            record.put(attribute.name(), row.has(attribute.column()) ? row.get(attribute.column()) : computed.value(relation, attribute, row));
        }
        Link.Parent parent = Link.Parent.of(row, relation);
        tree.nested(relation).stream().filter(nested -> Editions.has(instance, nested)).forEach(nested -> writeNested(record, parent, nested));
        return record;
    }

    private void writeNested(Map<String, @Nullable Object> record, Link.Parent parent, Relation nested) {
        List<Row> rows = rows(parent, nested);
        if (!nested.one()) {
            record.put(nested.name(), new ArrayList<>(rows.stream().map(row -> write(row, nested)).toList()));
        } else if (!rows.isEmpty()) {
            record.put(nested.name(), write(rows.getLast(), nested));
        }
    }

    private static @Nullable Object columnOrDefault(Row row, Attribute attribute) {
        return row.has(attribute.column()) ? row.get(attribute.column()) : attribute.defaultValue();
    }
}

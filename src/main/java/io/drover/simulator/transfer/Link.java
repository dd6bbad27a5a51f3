package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a record hangs on its parent. */
sealed interface Link {
    /** The child names its parent in this column; {@code {parent}} stands for the parent's singular name. */
    record Child(String column) implements Link {
        String columnFor(Parent parent) {
            return column.replace("{parent}", parent.singular());
        }
    }

    /** The child names its parent in two columns, {@code <name>_type} and {@code <name>_id}. */
    record Polymorphic(String name) implements Link {}

    /** The parent names the child in this column. */
    record BelongsTo(String column) implements Link {}

    /** No row of its own: some of the parent's columns, written as an object. */
    record Embedded() implements Link {}

    static Link parse(String text) {
        return switch (text.charAt(0)) {
            case '@' -> new Polymorphic(text.substring(1));
            case '^' -> new BelongsTo(text.substring(1));
            case '=' -> new Embedded();
            default -> new Child(text);
        };
    }

    /** Rows of {@code relation} that hang on {@code parent}, by id. */
    default List<Row> rows(Database db, Parent parent, Relation relation) {
        return switch (this) {
            case Child child -> db.table(relation.table()).where(child.columnFor(parent), parent.row().id());
            case Polymorphic it -> db.table(relation.table()).where(it.name + "_id", parent.row().id()).stream()
                    .filter(row -> Objects.equals(row.get(it.name + "_type"), parent.polymorphicName()))
                    .toList();
            case BelongsTo it -> belongsTo(db, relation, parent.row().numberOrNull(it.column));
            case Embedded _ -> List.of(parent.row());
        };
    }

    /** The columns that make a new row a child of {@code parent}. */
    default Map<String, @Nullable Object> columns(Parent parent) {
        return switch (this) {
            case Child child -> Map.of(child.columnFor(parent), parent.row().id());
            case Polymorphic it -> {
                Map<String, @Nullable Object> columns = new HashMap<>();
                columns.put(it.name + "_id", parent.row().id());
                columns.put(it.name + "_type", parent.polymorphicName());
                yield columns;
            }
            case BelongsTo _, Embedded _ -> Map.of();
        };
    }

    private static List<Row> belongsTo(Database db, Relation relation, @Nullable Long id) {
        return id == null ? List.of() : db.table(relation.table()).byId(id).stream().toList();
    }

    /** A record that others hang on. */
    record Parent(Row row, @Nullable String polymorphicName, String singular) {
        static Parent project(Row project) {
            return new Parent(project, "Project", "project");
        }

        static Parent group(Row group) {
            return new Parent(group, "Namespace", "group");
        }

        static Parent of(Row row, Relation relation) {
            return new Parent(row, relation.polymorphicName(), relation.singular());
        }
    }
}

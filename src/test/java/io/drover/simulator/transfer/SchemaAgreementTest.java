package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.content.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree and the endpoints must mean the same tables and columns: a difference would lose data without a word. */
class SchemaAgreementTest {
    @Test
    void every_column_that_endpoints_keep_and_the_tree_names_is_the_same() {
        Set<String> unknownLinks = new TreeSet<>();
        Stream.of(RelationTree.PROJECT, RelationTree.GROUP).flatMap(tree -> tree.topLevel().stream().flatMap(top -> all(tree, top))).forEach(relation -> {
            if (Schema.tables().containsKey(relation.table())) {
                List<String> columns = Schema.columns(relation.table());
                links(relation).filter(column -> !columns.contains(column)).forEach(column -> unknownLinks.add(relation.name() + "." + column));
                relation.required().stream().filter(name -> !columns.contains(name) && !columns.contains(name + "_id")).forEach(name -> unknownLinks.add(relation.name() + "." + name));
            }
        });
        assertThat(unknownLinks).isEmpty();
    }

    private static Stream<String> links(Relation relation) {
        return switch (relation.link()) {
            case Link.Child child -> child.column().startsWith("{") ? Stream.of() : Stream.of(child.column());
            case Link.Polymorphic it -> Stream.of(it.name() + "_type", it.name() + "_id");
            case Link.BelongsTo _, Link.Embedded _ -> Stream.of();
        };
    }

    private static Stream<Relation> all(RelationTree tree, Relation relation) {
        return Stream.concat(Stream.of(relation), tree.nested(relation).stream().flatMap(nested -> all(tree, nested)));
    }
}

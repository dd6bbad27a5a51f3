package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Imports the lines of one relation, each on its own. */
final class RelationImporter {
    private static final String SOURCE = "process_relation_item!";

    private final ImportContext context;
    private final DraftBuilder builder;
    private final DraftSaver saver;

    RelationImporter(ImportContext context, RelationTree tree) {
        this.context = context;
        this.builder = new DraftBuilder(context, tree, new RelationRules(context));
        this.saver = new DraftSaver(context);
    }

    /** A {@code null} line is nothing; a line that cannot be built or saved is recorded as a failure. */
    void importLines(Relation relation, List<@Nullable Object> lines, Predicate<@Nullable Object> wanted) {
        for (int index = 0; index < lines.size(); index++) {
            Object line = lines.get(index);
            if (line == null || !wanted.test(line)) {
                continue;
            }
            try {
                importLine(relation, line, index);
            } catch (RecordError e) {
                context.failures().record(relation.name(), index, SOURCE, e);
            }
        }
    }

    /** @throws RecordError when the record cannot be built or saved */
    void importLine(Relation relation, Object line, int index) {
        Optional<Draft> draft = builder.build(relation, line);
        if (draft.isEmpty()) {
            return;
        }
        if (context.project() && context.instance().faults().recordSkipped(context.owner().text("full_path"), relation.name())) {
            throw new RecordError("ActiveRecord::QueryCanceled", "PG::QueryCanceled: ERROR:  canceling statement due to statement timeout");
        }
        if (relation.one()) {
            replaceSingle(relation);
        }
        saver.save(draft.get(), context.parent(), index);
    }

    /** A one-to-one relation of the project updates the row that a new project already has. */
    private void replaceSingle(Relation relation) {
        List<Row> rows = relation.link().rows(context.instance().db(), context.parent(), relation);
        rows.forEach(context.instance().db().table(relation.table())::delete);
    }
}

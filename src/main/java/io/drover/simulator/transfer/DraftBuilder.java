package io.drover.simulator.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds drafts from JSON, innermost first: keeps what the tree knows, casts it, maps users. An exception loses the whole top-level record. */
final class DraftBuilder {
    private final ImportContext context;
    private final RelationTree tree;
    private final RelationRules rules;

    DraftBuilder(ImportContext context, RelationTree tree, RelationRules rules) {
        this.context = context;
        this.tree = tree;
        this.rules = rules;
    }

    /** @return empty when the importer drops the record without a word. @throws RecordError when it cannot be built */
    Optional<Draft> build(Relation relation, @Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw RecordError.noMethod("deep_merge");
        }
        Map<String, @Nullable Object> record = TreeFiles.strings(map);
        record.remove("id");
        if (!rules.prepare(relation, record)) {
            return Optional.empty();
        }
        Draft draft = new Draft(relation);
        setColumns(draft, record);
        for (Relation nested : tree.nested(relation)) {
            if (!nested.person() && Editions.has(context.instance(), nested)) {
                nest(draft, nested, record.get(nested.name()));
            }
        }
        rules.finish(draft, record);
        return Optional.of(draft);
    }

    private void setColumns(Draft draft, Map<String, @Nullable Object> record) {
        for (Attribute attribute : draft.relation().accepted()) {
            boolean given = record.containsKey(attribute.name()) && record.get(attribute.name()) != null;
            Object value = given ? attribute.cast(record.get(attribute.name())) : attribute.defaultValue();
            draft.columns().put(attribute.column(), context.translate(attribute.column(), value));
        }
        for (String stamp : List.of("created_at", "updated_at")) {
            if (draft.columns().containsKey(stamp) && draft.get(stamp) == null) {
                draft.columns().put(stamp, context.instance().time().now());
            }
        }
    }

    private void nest(Draft draft, Relation nested, @Nullable Object json) {
        switch (nested.link()) {
            case Link.Embedded _ -> embed(draft, nested, json);
            case Link.BelongsTo _ -> {
                if (json != null) {
                    build(nested, json).ifPresent(built -> draft.references().put(nested.name(), built));
                }
            }
            case Link.Child _, Link.Polymorphic _ -> {
                if (nested.one() && json != null) {
                    build(nested, json).ifPresent(draft.singles()::add);
                } else if (json instanceof List<?> list) {
                    list.stream().filter(Objects::nonNull).forEach(each -> build(nested, each).ifPresent(draft.children()::add));
                }
            }
        }
    }

    private static void embed(Draft draft, Relation nested, @Nullable Object json) {
        Map<?, ?> values = json instanceof Map<?, ?> map ? map : new LinkedHashMap<>();
        for (Attribute attribute : nested.attributes()) {
            Object value = attribute.cast(values.get(attribute.name()));
            if (value != null) {
                draft.columns().put(attribute.column(), value);
            }
        }
    }
}

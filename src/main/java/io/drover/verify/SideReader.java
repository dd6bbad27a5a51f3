package io.drover.verify;

import io.drover.connector.Connector;
import io.drover.connector.Repositories;
import io.drover.connector.Repositories.Kind;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything of one side as records, refs of repositories too, so that one comparison serves all. */
final class SideReader {
    /** On an LFS object: the instance has the pointer but not the object. */
    static final String ABSENT = "absent";

    private static final Map<Relation, Kind> REFS =
            Map.of(Relations.REPOSITORY, new Kind.ProjectRepository(), Relations.WIKI, new Kind.Wiki(), Relations.GROUP_WIKI, new Kind.Wiki());

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Connector connector;

    SideReader(Connector connector) {
        this.connector = connector;
    }

    boolean reads(Relation relation) {
        return REFS.containsKey(relation) || connector.relations().reads(relation);
    }

    void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        Kind repository = REFS.get(relation);
        if (repository != null) {
            refs(relation, owner, repository, sink);
        } else if (relation.equals(Relations.SNIPPETS)) {
            connector.relations().read(relation, owner, snippet -> sink.accept(withRefs(owner, snippet)));
        } else if (relation.equals(Relations.SETTINGS)) {
            connector.relations().read(relation, owner, settings -> sink.accept(withState(owner, settings)));
        } else {
            connector.relations().read(relation, owner, sink);
        }
    }

    private void refs(Relation relation, Owner owner, Kind kind, Consumer<RelationRecord> sink) {
        repositories().refs(owner, kind).forEach((name, id) -> sink.accept(new RelationRecord(relation, name, NODES.objectNode().put("id", id), List.of())));
    }

    /** What the plan decides is not among the settings that are copied, but it is compared. */
    private RelationRecord withState(Owner owner, RelationRecord settings) {
        ObjectNode fields = settings.fields().deepCopy();
        connector.inventory().project(owner.fullPath()).ifPresent(p -> fields.put("archived", p.archived()).put("name", p.name()));
        return new RelationRecord(settings.relation(), settings.key(), fields, settings.missing());
    }

    private RelationRecord withRefs(Owner owner, RelationRecord snippet) {
        ObjectNode fields = snippet.fields().deepCopy();
        ArrayNode refs = fields.putArray("refs");
        long id = fields.path("id").asLong(-1);
        if (id >= 0) {
            for (Map.Entry<String, String> ref : repositories().refs(owner, new Kind.Snippet(id)).entrySet()) {
                refs.addObject().put("name", ref.getKey()).put("id", ref.getValue());
            }
        }
        return new RelationRecord(snippet.relation(), snippet.key(), fields, snippet.missing());
    }

    private Repositories repositories() {
        return connector.repositories();
    }
}

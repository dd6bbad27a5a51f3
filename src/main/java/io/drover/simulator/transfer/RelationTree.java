package io.drover.simulator.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What travels in an archive, as data in the shape of GitLab's own {@code import_export.yml}: used both to write and to read. */
final class RelationTree {
    static final RelationTree PROJECT = load("project-tree.json");
    static final RelationTree GROUP = load("group-tree.json");

    private final List<Attribute> attributes;
    private final List<String> order;
    private final Map<String, Relation> relations;

    private RelationTree(List<Attribute> attributes, List<String> order, Map<String, Relation> relations) {
        this.attributes = attributes;
        this.order = order;
        this.relations = relations;
    }

    /** Attributes of the project or group itself. */
    List<Attribute> attributes() {
        return attributes;
    }

    /** Relations at the top, in the order in which they are imported. */
    List<Relation> topLevel() {
        return order.stream().map(this::relation).toList();
    }

    Relation relation(String name) {
        return Objects.requireNonNull(relations.get(name), name);
    }

    List<Relation> nested(Relation parent) {
        return parent.nested().stream().map(this::relation).toList();
    }

    private static RelationTree load(String resource) {
        JsonNode json;
        try (InputStream in = Objects.requireNonNull(RelationTree.class.getResourceAsStream(resource), resource)) {
            json = JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Attribute> attributes = new ArrayList<>();
        json.path("attributes").forEach(each -> attributes.add(Attribute.parse(each.asString())));
        List<String> order = new ArrayList<>();
        json.path("order").forEach(each -> order.add(each.asString()));
        Map<String, Relation> relations = new LinkedHashMap<>();
        json.path("relations").properties().forEach(e -> relations.put(e.getKey(), Relation.parse(e.getKey(), e.getValue())));
        return new RelationTree(List.copyOf(attributes), List.copyOf(order), Map.copyOf(relations));
    }
}

package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One relation of the tree: which table its records live in, how they hang on their parent, which attributes travel in which order, what is
 * nested inside, and what a record must have to be saved.
 *
 * @param name the key in the parent, and the file's name at the top
 * @param polymorphicName what {@code noteable_type} and the like say about this record, such as {@code Issue}
 * @param singular what children call their foreign key to this record, without {@code _id}
 * @param importOnly attributes of older archives that are still read
 * @param one a single object instead of a list
 * @param person a user: found, never created
 * @param collapse records that become the same after users were mapped are silently made one
 * @param latest of several rows the newest is the one that travels
 * @param edition {@code ee} when Community Edition does not know the relation
 */
record Relation(
        String name,
        String table,
        Link link,
        List<Attribute> attributes,
        List<Attribute> methods,
        List<Attribute> importOnly,
        List<String> nested,
        @Nullable String polymorphicName,
        String singular,
        boolean one,
        boolean person,
        boolean optional,
        boolean collapse,
        boolean latest,
        @Nullable String edition,
        @Nullable String order,
        Map<String, List<String>> where,
        List<String> required,
        List<List<String>> unique,
        Map<String, List<String>> inclusion) {

    /** Attributes, then methods: the order in which an export writes them. */
    List<Attribute> allAttributes() {
        return Stream.concat(attributes.stream(), methods.stream()).toList();
    }

    /** Whether a row found by its link belongs to this relation and not to a sister that shares the table. A null column may be one allowed value, written as an empty string. */
    boolean accepts(Row row) {
        return where.entrySet().stream().allMatch(e -> {
            Object value = row.get(e.getKey());
            return e.getValue().contains(value == null ? "" : value.toString());
        });
    }

    static Relation parse(String name, JsonNode json) {
        return new Relation(
                name,
                json.path("table").asString(),
                Link.parse(json.path("link").asString()),
                attributes(json.path("attributes")),
                attributes(json.path("methods")),
                attributes(json.path("import_only")),
                strings(json.path("nested")),
                json.has("class") ? json.path("class").asString() : null,
                json.path("key").asString(name),
                json.path("one").asBoolean(false),
                json.path("person").asBoolean(false),
                json.path("optional").asBoolean(false),
                json.path("collapse").asBoolean(false),
                json.path("latest").asBoolean(false),
                json.has("edition") ? json.path("edition").asString() : null,
                json.has("order") ? json.path("order").asString() : null,
                lists(json.path("where")),
                strings(json.path("required")),
                listOfLists(json.path("unique")),
                lists(json.path("inclusion")));
    }

    private static List<Attribute> attributes(JsonNode json) {
        return strings(json).stream().map(Attribute::parse).toList();
    }

    private static List<String> strings(JsonNode json) {
        List<String> all = new ArrayList<>();
        json.forEach(each -> all.add(each.isNull() ? "" : each.asString()));
        return List.copyOf(all);
    }

    private static List<List<String>> listOfLists(JsonNode json) {
        List<List<String>> all = new ArrayList<>();
        json.forEach(each -> all.add(strings(each)));
        return List.copyOf(all);
    }

    private static Map<String, List<String>> lists(JsonNode json) {
        Map<String, List<String>> all = new java.util.LinkedHashMap<>();
        Set<Map.Entry<String, JsonNode>> entries = json.isObject() ? json.properties() : Set.of();
        entries.forEach(e -> all.put(e.getKey(), strings(e.getValue())));
        return Map.copyOf(all);
    }

    /** What a record may carry, older archives included. */
    List<Attribute> accepted() {
        return Stream.of(attributes, methods, importOnly).flatMap(List::stream).toList();
    }
}

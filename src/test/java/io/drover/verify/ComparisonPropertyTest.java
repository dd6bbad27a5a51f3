package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every row of the comparison table, whatever the row says. */
class ComparisonPropertyTest {
    private static final long SEED = 20_260_301;

    @TestFactory
    List<DynamicTest> a_record_equals_itself_in_any_order_of_its_lists() {
        return each(comparison -> {
            ObjectNode record = new RecordMaker(SEED).record(comparison.shape());
            ObjectNode shuffled = (ObjectNode) shuffled(record, new Random(SEED));
            assertThat(changes(record, shuffled, comparison.shape())).as("seed %s", SEED).isEmpty();
        });
    }

    @TestFactory
    List<DynamicTest> every_single_changed_attribute_is_noticed() {
        return each(comparison -> {
            ObjectNode record = new RecordMaker(SEED).record(comparison.shape());
            for (List<Field> path : paths(comparison.shape())) {
                ObjectNode mutated = record.deepCopy();
                mutate(mutated, path, new RecordMaker(SEED + 1));
                assertThat(changes(record, mutated, comparison.shape())).as("seed %s, %s", SEED, path).isNotEmpty();
            }
        });
    }

    @TestFactory
    List<DynamicTest> an_ignored_attribute_is_not_noticed() {
        return each(comparison -> {
            ObjectNode record = new RecordMaker(SEED).record(comparison.shape());
            comparison.shape().ignored().keySet().forEach(name -> {
                ObjectNode other = record.deepCopy();
                other.put(name, "something else");
                assertThat(changes(record, other, comparison.shape())).as(name).isEmpty();
            });
        });
    }

    @TestFactory
    List<DynamicTest> the_digest_ignores_order_and_pairing_and_secrets_but_nothing_else() {
        return each(comparison -> {
            ObjectNode record = new RecordMaker(SEED).record(comparison.shape());
            String digest = digest(record, comparison.shape());
            assertThat(digest((ObjectNode) shuffled(record, new Random(SEED)), comparison.shape())).isEqualTo(digest);
            for (List<Field> path : paths(comparison.shape())) {
                ObjectNode mutated = record.deepCopy();
                mutate(mutated, path, new RecordMaker(SEED + 1));
                boolean secret = path.getLast().kind() == Field.Kind.SECRET;
                assertThat(digest(mutated, comparison.shape()).equals(digest)).as("%s", path).isEqualTo(secret);
            }
        });
    }

    @Test
    void no_attribute_is_both_compared_and_ignored() {
        Comparisons.all().forEach(c -> noOverlap(c.relation().id(), c.shape()));
    }

    private static void noOverlap(String place, Shape shape) {
        TreeSet<String> both = new TreeSet<>(shape.ignored().keySet());
        both.retainAll(shape.fields().stream().map(Field::name).toList());
        assertThat(both).as(place).isEmpty();
        shape.fields().stream().filter(f -> f.shape() != null).forEach(f -> noOverlap(place + "." + f.name(), RecordMaker.shape(f)));
    }

    private interface Property {
        void check(Comparison comparison);
    }

    private static List<DynamicTest> each(Property property) {
        return Comparisons.all().stream().map(c -> DynamicTest.dynamicTest(c.relation().id(), () -> property.check(c))).toList();
    }

    /** Every way from the record to one attribute. */
    private static List<List<Field>> paths(Shape shape) {
        List<List<Field>> paths = new ArrayList<>();
        for (Field field : shape.fields()) {
            if (field.shape() == null) {
                paths.add(List.of(field));
            } else {
                for (List<Field> rest : paths(RecordMaker.shape(field))) {
                    List<Field> path = new ArrayList<>(List.of(field));
                    path.addAll(rest);
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private static void mutate(ObjectNode record, List<Field> path, RecordMaker maker) {
        Field field = path.getFirst();
        if (path.size() > 1) {
            JsonNode inner = Canonical.at(record, field.name());
            mutate((ObjectNode) (inner.isArray() ? inner.get(1) : inner), path.subList(1, path.size()), maker);
        } else if (field.kind() == Field.Kind.FLAG) {
            RecordMaker.set(record, field.name(), record.booleanNode(false));
        } else {
            RecordMaker.set(record, field.name(), maker.value(field));
        }
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            ObjectNode out = object.objectNode();
            object.properties().forEach(e -> out.set(e.getKey(), shuffled(e.getValue(), random)));
            return out;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(e -> elements.add(shuffled(e, random)));
            Collections.shuffle(elements, random);
            return array.arrayNode().addAll(elements);
        }
        return node;
    }

    private static List<Change> changes(ObjectNode here, ObjectNode there, Shape shape) {
        return Differ.compare(canonical(here, shape), canonical(there, shape), shape);
    }

    private static String digest(ObjectNode record, Shape shape) {
        return Digest.of(canonical(record, shape), "https://nowhere.example.com");
    }

    private static ObjectNode canonical(ObjectNode record, Shape shape) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return new Canonical(user -> "@" + user.path("username").asString(""), mac, (place, name) -> {}).of(record, shape, List.of(), "");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

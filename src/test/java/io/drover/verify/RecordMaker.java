package io.drover.verify;

import java.time.Instant;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes API records that have every attribute of a shape, from a seed. */
final class RecordMaker {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;

    RecordMaker(long seed) {
        this.random = new Random(seed);
    }

    ObjectNode record(Shape shape) {
        ObjectNode record = NODES.objectNode();
        shape.fields().forEach(f -> set(record, f.name(), value(f)));
        shape.ignored().keySet().forEach(name -> record.put(name, "ignored " + random.nextInt(1_000_000)));
        return record;
    }

    JsonNode value(Field field) {
        return switch (field.kind()) {
            case VALUE, TEXT, CASELESS, SECRET, ADDRESS -> NODES.stringNode(word());
            case NAMED -> NODES.objectNode().put("id", random.nextInt()).put("title", word());
            case FLAG -> NODES.booleanNode(true);
            case TIME -> NODES.stringNode(Instant.ofEpochMilli(1_600_000_000_000L + random.nextInt(1_000_000_000)).toString());
            case USER -> user();
            case USERS -> NODES.arrayNode().add(user()).add(user());
            case SET -> NODES.arrayNode().add(word()).add(word());
            case OBJECT -> record(shape(field));
            case RECORDS -> {
                ArrayNode list = NODES.arrayNode();
                for (int i = 0; i < 3; i++) {
                    list.add(record(shape(field)));
                }
                yield list;
            }
        };
    }

    private ObjectNode user() {
        int id = random.nextInt(1_000_000);
        return NODES.objectNode().put("id", id).put("username", "user" + id).put("name", "User " + id);
    }

    String word() {
        return "word" + random.nextInt(1_000_000_000);
    }

    static Shape shape(Field field) {
        if (field.shape() == null) {
            throw new AssertionError(field.name());
        }
        return field.shape();
    }

    /** Sets {@code a.b} inside {@code a}. */
    static void set(ObjectNode record, String path, JsonNode value) {
        String[] steps = path.split("\\.");
        ObjectNode here = record;
        for (int i = 0; i < steps.length - 1; i++) {
            here = here.get(steps[i]) instanceof ObjectNode inner ? inner : here.putObject(steps[i]);
        }
        here.set(steps[steps.length - 1], value);
    }
}

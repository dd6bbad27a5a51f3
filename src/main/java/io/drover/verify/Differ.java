package io.drover.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds every place where two canonical records differ. Pure. */
final class Differ {
    private final List<Change> changes = new ArrayList<>();

    private Differ() {}

    static List<Change> compare(ObjectNode source, ObjectNode destination, Shape shape) {
        Differ differ = new Differ();
        differ.objects(source, destination, shape, List.of());
        return List.copyOf(differ.changes);
    }

    private void objects(ObjectNode source, ObjectNode destination, Shape shape, List<String> steps) {
        for (Field field : shape.fields()) {
            JsonNode here = source.get(field.name());
            JsonNode there = destination.get(field.name());
            if (same(here, there) && !unreadable(here)) {
                continue;
            }
            switch (field.kind()) {
                case OBJECT -> objects(object(here), object(there), shapeOf(field), with(steps, field.word()));
                case RECORDS -> elements(field, here, there, source, destination, steps);
                default -> changes.add(new Change(steps, field, here, there, source, destination));
            }
        }
    }

    private void elements(Field field, @Nullable JsonNode here, @Nullable JsonNode there, ObjectNode source, ObjectNode destination, List<String> steps) {
        List<ObjectNode> left = list(here);
        List<ObjectNode> right = list(there);
        List<Pairing.Pair> pairs = Pairing.of(left, right, field.match().size());
        for (Pairing.Pair pair : pairs) {
            String step = label(field, pair.source(), indexOf(left, pair.source()));
            objects(pair.source(), pair.destination(), shapeOf(field), with(steps, step));
        }
        for (ObjectNode missing : left) {
            if (pairs.stream().noneMatch(p -> p.source() == missing)) {
                changes.add(new Change(with(steps, label(field, missing, indexOf(left, missing))), field, missing, null, source, destination));
            }
        }
        for (ObjectNode extra : right) {
            if (pairs.stream().noneMatch(p -> p.destination() == extra)) {
                changes.add(new Change(with(steps, label(field, extra, indexOf(right, extra))), field, null, extra, source, destination));
            }
        }
    }

    private static int indexOf(List<ObjectNode> nodes, ObjectNode node) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) == node) {
                return i;
            }
        }
        return -1;
    }

    private static String label(Field field, ObjectNode element, int index) {
        String id = element.path(Canonical.MATCH).path(0).asString("");
        boolean speaks = !field.match().isEmpty() && !id.isEmpty() && !field.match().getFirst().endsWith("_at");
        return field.word() + " " + (speaks ? shortened(id) : String.valueOf(index + 1));
    }

    private static String shortened(String id) {
        return id.length() == 40 && id.chars().allMatch(c -> Character.digit(c, 16) >= 0) ? id.substring(0, 8) + "…" : id;
    }

    /** What cannot be read cannot be called equal. */
    private static boolean unreadable(@Nullable JsonNode secret) {
        return secret != null && secret.asString("").equals(Canonical.UNREADABLE);
    }

    private static boolean same(@Nullable JsonNode left, @Nullable JsonNode right) {
        return left == null ? right == null : left.equals(right);
    }

    private static ObjectNode object(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static List<ObjectNode> list(@Nullable JsonNode node) {
        List<ObjectNode> out = new ArrayList<>();
        if (node != null) {
            node.forEach(e -> out.add((ObjectNode) e));
        }
        return out;
    }

    private static List<String> with(List<String> steps, String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return List.copyOf(more);
    }

    private static Shape shapeOf(Field field) {
        if (field.shape() == null) {
            throw new IllegalStateException(field.name() + " needs a shape");
        }
        return field.shape();
    }
}

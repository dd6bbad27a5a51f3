package io.drover.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Pairs the elements of two lists: first what is equal, then by each of their match values in turn, then the rest in order. */
final class Pairing {
    private final List<ObjectNode> left;
    private final List<ObjectNode> right;
    private final List<Pair> pairs = new ArrayList<>();

    private Pairing(List<ObjectNode> left, List<ObjectNode> right) {
        this.left = new ArrayList<>(left);
        this.right = new ArrayList<>(right);
    }

    record Pair(ObjectNode source, ObjectNode destination) {}

    /** @param matches how many match values the elements have */
    static List<Pair> of(List<ObjectNode> left, List<ObjectNode> right, int matches) {
        Pairing pairing = new Pairing(left, right);
        pairing.by(Pairing::bare);
        for (int i = 0; i < matches; i++) {
            int at = i;
            pairing.by(node -> node.path(Canonical.MATCH).path(at).asString(""));
        }
        if (matches == 0) {
            pairing.by(_ -> "in order");
        }
        return pairing.pairs;
    }

    /** An empty value pairs nothing. Equal values pair in order. */
    private void by(Function<ObjectNode, String> value) {
        Map<String, Deque<ObjectNode>> waiting = new HashMap<>();
        right.forEach(r -> waiting.computeIfAbsent(value.apply(r), _ -> new ArrayDeque<>()).add(r));
        for (Iterator<ObjectNode> each = left.iterator(); each.hasNext(); ) {
            ObjectNode source = each.next();
            String wanted = value.apply(source);
            Deque<ObjectNode> candidates = wanted.isEmpty() ? null : waiting.get(wanted);
            if (candidates != null && !candidates.isEmpty()) {
                ObjectNode destination = candidates.removeFirst();
                pairs.add(new Pair(source, destination));
                each.remove();
                right.removeIf(r -> r == destination);
            }
        }
    }

    private static String bare(ObjectNode node) {
        ObjectNode copy = node.deepCopy();
        copy.remove(Canonical.MATCH);
        return copy.toString();
    }
}

package io.drover.proof;

import io.drover.model.Relation;
import io.drover.verify.Leaf;
import io.drover.verify.Leaf.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the records of one relation since they were proven. Pure. */
final class HeldComparison {
    private final String item;
    private final Relation relation;
    private final boolean secrets;
    private final List<Departure> departures = new ArrayList<>();

    /** @param secrets whether the key is here with which secrets can be compared */
    HeldComparison(String item, Relation relation, boolean secrets) {
        this.item = item;
        this.relation = relation;
        this.secrets = secrets;
    }

    List<Departure> compare(List<Leaf> proven, List<Leaf> now) {
        Map<String, Deque<Leaf>> before = byKey(proven);
        Map<String, Deque<Leaf>> after = byKey(now);
        before.forEach((key, leaves) -> {
            Deque<Leaf> there = after.getOrDefault(key, new ArrayDeque<>());
            // several records may share a key: the unchanged ones first
            leaves.removeIf(leaf -> takeSame(there, leaf));
            while (!leaves.isEmpty()) {
                Leaf old = leaves.poll();
                Leaf fresh = there.poll();
                note(key, fresh == null ? "is gone" : change(old, fresh));
            }
        });
        after.forEach((key, leaves) -> leaves.forEach(_ -> note(key, "is new")));
        return List.copyOf(departures);
    }

    private boolean takeSame(Deque<Leaf> there, Leaf leaf) {
        return there.stream().filter(other -> same(leaf, other)).findFirst().map(there::removeFirstOccurrence).orElse(false);
    }

    private boolean same(Leaf proven, Leaf now) {
        return proven.digest().equals(now.digest()) && (!secrets || Objects.equals(proven.sealed(), now.sealed()));
    }

    private void note(String key, String how) {
        departures.add(new Departure(item, relation.words() + " " + key, how));
    }

    private static String change(Leaf old, Leaf fresh) {
        if (old.digest().equals(fresh.digest())) {
            return "holds another secret";
        }
        List<Part> gone = without(old.parts(), fresh.parts());
        List<Part> added = without(fresh.parts(), old.parts());
        List<String> parts = new ArrayList<>();
        added.forEach(p -> {
            boolean was = gone.removeIf(g -> g.words().equals(p.words()));
            parts.add(p.words() + (was ? "" : " is new"));
        });
        gone.forEach(p -> parts.add(p.words() + " is gone"));
        return parts.isEmpty() ? "changed" : "changed: " + String.join(", ", parts);
    }

    private static List<Part> without(List<Part> parts, List<Part> others) {
        List<String> left = others.stream().map(Part::digest).collect(Collectors.toCollection(ArrayList::new));
        return parts.stream().filter(p -> !left.remove(p.digest())).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, Deque<Leaf>> byKey(List<Leaf> leaves) {
        Map<String, Deque<Leaf>> all = new TreeMap<>();
        leaves.forEach(l -> all.computeIfAbsent(l.key(), _ -> new ArrayDeque<>()).add(l));
        return all;
    }
}

package io.drover.plan;

import io.drover.plan.Plan.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new draft would change in a plan, in lines for people. */
final class PlanChanges {
    private PlanChanges() {}

    static List<String> between(Plan there, Plan draft) {
        Map<String, Place> before = places(there);
        Map<String, Place> after = places(draft);
        List<String> changes = new ArrayList<>();
        after.forEach((id, place) -> {
            Place old = before.get(id);
            if (old == null) {
                changes.add("+ " + id + " in " + place.wave());
            } else {
                compare(changes, id, old, place);
            }
        });
        before.forEach((id, place) -> {
            if (!after.containsKey(id)) {
                changes.add("- " + id + " in " + place.wave());
            }
        });
        return changes;
    }

    private static void compare(List<String> changes, String id, Place old, Place place) {
        say(changes, id, "wave", old.wave(), place.wave());
        say(changes, id, "to", old.item().to(), place.item().to());
        say(changes, id, "method", old.item().method().words(), place.item().method().words());
        say(changes, id, "freeze", old.item().freeze(), place.item().freeze());
    }

    private static void say(List<String> changes, String id, String field, Object old, Object now) {
        if (!old.equals(now)) {
            changes.add("~ " + id + " " + field + ": " + old + " -> " + now);
        }
    }

    private static Map<String, Place> places(Plan plan) {
        Map<String, Place> places = new LinkedHashMap<>();
        plan.waves().forEach(w -> w.items().forEach(i -> places.put(i.id(), new Place(w.name(), i))));
        return places;
    }

    private record Place(String wave, Item item) {}
}

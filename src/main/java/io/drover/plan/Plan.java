package io.drover.plan;

import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Owner;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who goes when and how: what {@code plan.yaml} holds.
 *
 * @param source   name of the source in {@code drover.yaml}
 * @param instance whether what belongs to no group but to the whole instance goes as well
 */
public record Plan(String source, List<Wave> waves, boolean instance) {
    public Plan {
        waves = List.copyOf(waves);
    }

    public Plan(String source, List<Wave> waves) {
        this(source, waves, false);
    }

    public Stream<Item> items() {
        return waves.stream().flatMap(w -> w.items().stream());
    }

    /** Where each group and project goes, by where it is. */
    public Map<FullPath, FullPath> places() {
        return items().collect(Collectors.toMap(Item::from, Item::to, (first, again) -> first));
    }

    /** Every item, and before them the instance where it goes as well. */
    public Stream<Item> everything() {
        FullPath admin = Owner.ofInstance().fullPath();
        Stream<Item> itself = instance ? Stream.of(new Item(Kind.INSTANCE, admin, admin, Method.REPOSITORY_ONLY, false)) : Stream.of();
        return Stream.concat(itself, items());
    }

    /** Items that go together. Waves run in order. */
    public record Wave(String name, List<Item> items) {
        public Wave {
            items = List.copyOf(items);
        }
    }

    /**
     * A group or project that goes.
     *
     * @param freeze make the source read-only before the export
     */
    public record Item(Kind kind, FullPath from, FullPath to, Method method, boolean freeze) {
        /** Stable name in the journal: {@code project:acme/web/shop}. */
        public String id() {
            return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + from;
        }
    }

    public enum Kind {
        GROUP,
        PROJECT,
        /** Never in a wave: {@link Plan#instance} says whether it goes. */
        INSTANCE
    }
}

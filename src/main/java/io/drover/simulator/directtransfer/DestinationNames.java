package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names and paths that fit and are free in a namespace (lib/bulk_imports/path_normalization.rb, uniquify.rb). */
final class DestinationNames {
    private final Instance instance;
    private final @Nullable Row namespace;

    /** @param namespace null for top-level groups */
    DestinationNames(Instance instance, @Nullable Row namespace) {
        this.instance = instance;
        this.namespace = namespace;
    }

    /** {@code Destination-Project.Path} becomes {@code destination-project-path}. */
    String path(String slug) {
        return free(normalised(slug), path -> siblings().anyMatch(row -> path.equalsIgnoreCase(row.text("path"))));
    }

    String name(String name) {
        return free(name, other -> siblings().anyMatch(row -> other.equals(row.text("name"))));
    }

    static String normalised(String slug) {
        String ascii = Normalizer.normalize(slug, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String path = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("-{2,}", "-");
        return path.replaceAll("^[-_]+|[-_]+$", "").replace("-_", "-").replace("_-", "-");
    }

    private static String free(String wanted, Predicate<String> taken) {
        String name = wanted;
        for (int number = 1; taken.test(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private Stream<Row> siblings() {
        Long id = namespace == null ? null : namespace.id();
        Stream<Row> groups = instance.db().table("namespaces").where("parent_id", id).stream().filter(row -> id != null || row.text("type").equals("Group"));
        return id == null ? groups : Stream.concat(groups, instance.db().table("projects").where("namespace_id", id).stream());
    }
}

package io.drover.assess;

import io.drover.model.FullPath;
import java.util.List;
import java.util.Optional;

/**
 * Where a source path goes when nobody says otherwise: below {@code into} when given, keeping the path from its root downwards; else to
 * the same path. Every segment is made one that GitLab takes.
 */
public final class DestinationPaths {
    private final List<FullPath> roots;
    private final Optional<FullPath> into;

    public DestinationPaths(List<FullPath> roots, Optional<FullPath> into) {
        this.roots = List.copyOf(roots);
        this.into = into;
    }

    public FullPath of(FullPath source) {
        FullPath from = into.isEmpty() ? source : below(source);
        String path = into.map(i -> i.value() + "/").orElse("");
        boolean top = into.isEmpty();
        StringBuilder normalised = new StringBuilder(path);
        for (String segment : from.value().split("/")) {
            normalised.append(PathRules.normalised(segment, top)).append('/');
            top = false;
        }
        normalised.setLength(normalised.length() - 1);
        return FullPath.of(normalised.toString());
    }

    /** The path from the root's own name downwards. */
    private FullPath below(FullPath source) {
        Optional<FullPath> parent = roots.stream().filter(r -> r.contains(source)).findFirst().flatMap(FullPath::parent);
        return parent.map(p -> FullPath.of(source.value().substring(p.value().length() + 1))).orElse(source);
    }

    public Optional<FullPath> into() {
        return into;
    }
}

package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.problem.Actor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds one kind of trouble. Pure: no I/O, no clock; the same situation gives the same findings in the same order. */
interface Check {
    /** Stable, lower case with hyphens: {@code export-size}. */
    String id();

    Stream<Finding> findings(Situation situation);

    /** @param path null when it concerns the whole migration; {@code source} is the GitLab documentation page of the limit or rule */
    default Finding finding(Severity severity, @Nullable FullPath path, String what, String next, Actor actor, String source) {
        return new Finding(id(), severity, path, what, next, actor, source);
    }
}

package io.drover.simulator.graphql;

import org.jspecify.annotations.Nullable;

/** Finds the value of one field. A {@link GraphQlError} makes the field null and stands among the answer's errors. */
@FunctionalInterface
public interface Resolver {
    @Nullable Object resolve(Ask ask);
}

package io.drover.assess;

import io.drover.model.Method;
import java.util.List;

/** A method that was looked at and passed over, with what stands against it. */
public record Rung(Method method, List<Reason> against) {
    public Rung {
        against = List.copyOf(against);
    }
}

package io.drover.run.step;

import java.util.List;

/**
 * One write that a run would make, for people and for {@code --json}.
 *
 * @param side       where: {@code source}, {@code destination}
 * @param what       in words: {@code start the export}, {@code create CI/CD variable KEY}
 * @param request    method and path when known, else empty
 * @param attributes names of what is sent, never values
 */
public record PlannedWrite(String side, String what, String request, List<String> attributes) {
    public PlannedWrite {
        attributes = List.copyOf(attributes);
    }

    static PlannedWrite source(String what) {
        return new PlannedWrite("source", what, "", List.of());
    }

    static PlannedWrite destination(String what) {
        return new PlannedWrite("destination", what, "", List.of());
    }
}

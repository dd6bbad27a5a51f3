package io.drover.run.step;

import java.util.List;

/** Losses in the journal. */
public record Losses(List<Loss> all) {
    public Losses {
        all = List.copyOf(all);
    }
}

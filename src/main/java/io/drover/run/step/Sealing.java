package io.drover.run.step;

import io.drover.secrets.SealedFile;
import java.util.Set;

/**
 * Which tokens are made anew, and where their secrets go.
 *
 * @param names relations by name, of projects and groups alike: {@code triggers}, {@code deploy_tokens}
 */
public record Sealing(Set<String> names, SealedFile file) {
    public Sealing {
        names = Set.copyOf(names);
    }
}

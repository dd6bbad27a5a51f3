package io.drover.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record of a destination by its digests: enough to say later that it is another, not enough to say what it held.
 *
 * @param key    as people find the record again
 * @param digest of the record as the verification digests it, hex; secrets count as present only
 * @param sealed the same with the keyed digests of its secrets; null when it has none. Only who has the key can compare it
 * @param parts  of what it is made of (a note, an emoji), in no particular order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Leaf(String key, String digest, @Nullable String sealed, List<Part> parts) {
    public Leaf {
        // left out of the file where there are none
        parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    }

    /**
     * @param digest short: it names what changed, the record's own digest proves it
     * @param words  for people: {@code note by @anna of 2026-01-02T03:04:05Z}
     */
    public record Part(String digest, String words) {}
}

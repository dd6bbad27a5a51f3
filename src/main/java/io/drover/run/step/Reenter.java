package io.drover.run.step;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import java.util.List;

/**
 * Something a person must enter by hand, because the source never shows it.
 *
 * @param where      the destination's group or project
 * @param key        which record
 * @param attributes which of its attributes: {@code value}, {@code token}
 */
public record Reenter(FullPath where, Relation relation, String key, List<String> attributes) {
    public Reenter {
        attributes = List.copyOf(attributes);
    }
}

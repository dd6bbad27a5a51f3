package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum Visibility {
    PRIVATE(0),
    INTERNAL(10),
    PUBLIC(20);

    private final int level;

    Visibility(int level) {
        this.level = level;
    }

    /** The number used in export archives. */
    public int level() {
        return level;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Visibility of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

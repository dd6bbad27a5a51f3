package io.drover.identity;

import java.util.Locale;

/** How sure a match is, before a person has looked at it. */
public enum Confidence {
    /** The primary e-mail or a sign-in provider says so. */
    CERTAIN,
    /** Another e-mail of the person says so. */
    LIKELY,
    /** Only names say so: look at it. */
    DOUBTFUL,
    /** Nobody was matched, or a person decided. */
    NONE;

    /** As {@code users.csv} has it; nothing for {@link #NONE}. */
    public String word() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
}

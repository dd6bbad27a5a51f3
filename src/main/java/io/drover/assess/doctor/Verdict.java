package io.drover.assess.doctor;

/** What an examination came to. */
public enum Verdict {
    GOOD,
    /** The migration can go on, but somebody should know. */
    WARNING,
    /** The migration will fail here. */
    BAD,
    /** This machine cannot tell. */
    UNKNOWN
}

package io.drover.assess;

/** How much a finding matters. */
public enum Severity {
    /** The item cannot move until somebody acts. */
    BLOCKER,
    /** Something will be gone at the destination. */
    LOSS,
    /** Something will be different at the destination. */
    CHANGE,
    /** Good to know. */
    NOTICE
}

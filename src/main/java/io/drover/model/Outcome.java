package io.drover.model;

/** What happened to a source item: the loss ledger's four. */
public enum Outcome {
    CARRIED,
    TRANSFORMED,
    PLACEHOLDER,
    LOST
}

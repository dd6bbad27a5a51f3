package io.drover.engine;

/** A queue with its own number of workers. */
public enum Lane {
    PREPARE,
    EXPORT,
    TRANSFER,
    IMPORT,
    COMPLEMENT,
    VERIFY
}

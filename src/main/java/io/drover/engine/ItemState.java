package io.drover.engine;

/** Where an item is. */
public enum ItemState {
    /** Waiting for its wave, a lane, a permit or a poll. */
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELED
}

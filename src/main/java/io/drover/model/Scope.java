package io.drover.model;

/** What owns a relation. */
public enum Scope {
    INSTANCE,
    GROUP,
    PROJECT
}

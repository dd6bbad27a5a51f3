package io.drover.model;

/** What owns a relation. */
public enum Scope {
    INSTANCE,
    /** A person, whatever they have outside groups and projects. */
    USER,
    GROUP,
    PROJECT
}

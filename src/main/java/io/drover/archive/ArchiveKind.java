package io.drover.archive;

/** What an export archive holds. */
public enum ArchiveKind {
    PROJECT,
    /** A group with its subgroups; their projects are archives of their own. */
    GROUP
}

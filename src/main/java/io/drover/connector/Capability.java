package io.drover.connector;

/** What an instance, with the token at hand, can do. Declared up front so that assessment can show it, never discovered half-way. */
public enum Capability {
    EXPORT_ARCHIVE,
    IMPORT_ARCHIVE,
    EXPORT_RELATIONS,
    IMPORT_RELATION,
    DIRECT_TRANSFER,
    LIST_ALL_USERS,
    CREATE_USERS,
    SEE_PRIVATE_EMAILS,
    /** Importing an archive maps users by e-mail (administrators only). */
    MAP_ARCHIVE_USERS
}

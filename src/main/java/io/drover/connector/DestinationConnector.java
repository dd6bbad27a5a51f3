package io.drover.connector;

/** The GitLab to move things to. */
public interface DestinationConnector extends Connector {
    /** People and their memberships. */
    People people();

    /** Groups and projects. */
    Namespaces namespaces();

    /** File imports. Only with {@link Capability#IMPORT_ARCHIVE}. */
    ArchiveImporter importer();

    /** Re-creates relations. */
    RelationWriter writer();
}

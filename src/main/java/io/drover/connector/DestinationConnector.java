package io.drover.connector;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.Optional;
import java.util.Optional;

/** The GitLab to move things to. */
public interface DestinationConnector extends Connector {
    /** People and their memberships. */
    People people();

    /** Groups and projects. */
    Namespaces namespaces();

    /** File imports. Only with {@link Capability#IMPORT_ARCHIVE}. */
    ArchiveImporter importer();

    /** Imports of single relations. Only with {@link Capability#IMPORT_RELATION}. */
    default RelationImporter relationImporter() {
        throw new UnsupportedOperationException("only with " + Capability.IMPORT_RELATION);
    }

    /** Imports that pull from the source. Only with {@link Capability#DIRECT_TRANSFER}. */
    default DirectTransfers transfers() {
        throw new UnsupportedOperationException("only with " + Capability.DIRECT_TRANSFER);
    }

    /** People of imports who are placeholders, and their reassignment. Empty where contributions are not mapped after the migration. */
    default Optional<Placeholders> placeholders() {
        return Optional.empty();
    }

    /** Texts that people wrote. Empty where nobody can replace them. */
    default Optional<Texts> texts() {
        return Optional.empty();
    }

    /** Re-creates relations. */
    RelationWriter writer();

    /** Makes tokens anew; makes none where the forge cannot. */
    default TokenMaker tokens() {
        return TokenMaker.NONE;
    }

    /** Whether Drover brings a relation over itself, in whatever way, when no archive does. */
    default boolean carries(Relation relation) {
        return writer().writes(relation)
                || relation.equals(Relations.CONTAINER_REPOSITORIES) && images().isPresent()
                || relation.equals(Relations.PACKAGES) && packages().isPresent();
    }
}

package io.drover.connector;

import io.drover.model.FullPath;

/** An instance to move things from. */
public interface SourceConnector extends Connector {
    /** File exports. Only with {@link Capability#EXPORT_ARCHIVE}. */
    ArchiveExporter exporter();

    /** Exports relation by relation. Only with {@link Capability#EXPORT_RELATIONS}. */
    default RelationExporter relationExporter() {
        throw new UnsupportedOperationException("only with " + Capability.EXPORT_RELATIONS);
    }

    /**
     * Lets the destination pull from here, after making sure that it can: scope of the token, version, the switch.
     *
     * @throws io.drover.problem.ProblemException naming what is missing at the source
     */
    default SourceAccess access() {
        throw new UnsupportedOperationException("only with " + Capability.DIRECT_TRANSFER);
    }

    /** Makes a project read-only (archives it). Returns false when it already was. Idempotent. */
    boolean freeze(FullPath project);

    /** Undoes {@link #freeze}. Idempotent. */
    void unfreeze(FullPath project);
}

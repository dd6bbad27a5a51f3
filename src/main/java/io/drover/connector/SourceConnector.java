package io.drover.connector;

import io.drover.model.FullPath;

/** An instance to move things from. */
public interface SourceConnector extends Connector {
    /** File exports. Only with {@link Capability#EXPORT_ARCHIVE}. */
    ArchiveExporter exporter();

    /** Makes a project read-only (archives it). Returns false when it already was. Idempotent. */
    boolean freeze(FullPath project);

    /** Undoes {@link #freeze}. Idempotent. */
    void unfreeze(FullPath project);
}

package io.drover.connector;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.model.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exports of a group or project relation by relation, each a file of its own (doc/api/project_relations_export.md): what direct transfer reads,
 * and what a source still gives when the whole archive is too large for it. Only with {@link Capability#EXPORT_RELATIONS}.
 */
public interface RelationExporter {
    /** A relation that was exported within this time is not exported again (EXISTING_EXPORT_TTL, app/services/bulk_imports/relation_export_service.rb). */
    Duration KEPT = Duration.ofMinutes(3);

    /** Starts an export of every relation, large ones in batches where the instance knows how. */
    void start(Owner owner);

    /** One entry a relation, as the instance has them; empty when nothing was ever exported. */
    List<Export> status(Owner owner);

    /** Streams one file of an export; an interrupted download resumes from {@code file}.part. */
    Download download(Owner owner, Part part, Path file);

    /** Where the export of one relation is. */
    enum Status {
        RUNNING,
        FINISHED,
        FAILED
    }

    /**
     * The export of one relation.
     *
     * @param relation as the export tree spells it, and {@code self} for the attributes of the group or project
     * @param error    the class of what went wrong
     * @param objects  how many records the instance counted, {@code total_objects_count}
     * @param batches  their numbers; empty when the export is one file
     */
    record Export(String relation, Status status, @Nullable String error, @Nullable Instant updatedAt, long objects, boolean batched, List<Integer> batches) {
        public Export {
            batches = List.copyOf(batches);
        }

        /** The files to download. None for a batched relation without records. */
        public List<Part> parts() {
            return batched ? batches.stream().map(number -> new Part(relation, number)).toList() : List.of(new Part(relation, 0));
        }
    }

    /**
     * A file to download.
     *
     * @param batch from 1; 0 when the export is one file
     */
    record Part(String relation, int batch) {
        @Override
        public String toString() {
            return batch == 0 ? relation : relation + "-" + batch;
        }
    }
}

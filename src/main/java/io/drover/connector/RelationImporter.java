package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Imports of one relation of an archive into a project that is there (doc/api/project_import_export.md, "Import a relation"). A record whose iid
 * the project has is left alone, so the same archive can be sent again. Only with {@link Capability#IMPORT_RELATION}.
 */
public interface RelationImporter {
    /** What GitLab takes this way, in the order in which they need each other: pipelines name merge requests, those name milestones. */
    List<Relation> RELATIONS = List.of(Relations.MILESTONES, Relations.ISSUES, Relations.MERGE_REQUESTS, Relations.CI_PIPELINES);

    /**
     * Uploads and starts; returns the id of the import. One at a time and project: fails with a problem while another one is under way. Not
     * idempotent: look through {@link #imports} first.
     */
    long start(Path archive, FullPath project, Relation relation);

    /** Every import of the project, in the order of their ids. */
    List<Import> imports(long projectId);

    /** The newest import of the project; empty when there is none. */
    default OptionalLong newest(long projectId) {
        return imports(projectId).stream().mapToLong(Import::id).max();
    }

    /**
     * An import.
     *
     * @param relation as the export tree spells it
     */
    record Import(long id, String relation, Status status) {}

    /** Of app/models/projects/import_export/relation_import_tracker.rb. */
    enum Status {
        CREATED,
        STARTED,
        FINISHED,
        FAILED;

        public boolean ended() {
            return this == FINISHED || this == FAILED;
        }
    }
}

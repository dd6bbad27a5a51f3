package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.problem.Fact;
import io.drover.problem.KnownText;
import io.drover.problem.Observation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** File imports of groups and projects. 6 per minute per user. */
public interface ArchiveImporter {
    /** Uploads and starts. Fails with a problem when the path is taken. Returns the new project's id. */
    long startProject(Path archive, FullPath path, String name);

    /** Uploads and starts. Group imports have no id and no status: ask {@link InventoryReader#group} until it is there. */
    void startGroup(Path archive, FullPath path, String name);

    ImportState projectState(long projectId);

    /**
     * @param status         {@code none, scheduled, started, finished, failed}
     * @param error          GitLab's {@code import_error}
     * @param correlationId  for the destination admin's logs
     */
    record ImportState(String status, @Nullable String error, @Nullable String correlationId, List<FailedRelation> failedRelations) {
        public ImportState {
            failedRelations = List.copyOf(failedRelations);
        }

        public boolean finished() {
            return status.equals("finished");
        }

        public boolean failed() {
            return status.equals("failed");
        }

        /** What the failure can be traced back by. */
        public List<Observation> observed() {
            Observation whole = said(Observation.of(Fact.Kind.STATE, status), error == null ? "" : error);
            Observation first = correlationId == null ? whole : whole.and(Fact.Kind.CORRELATION_ID, correlationId);
            return Stream.concat(Stream.of(first), failedRelations.stream().map(FailedRelation::observed)).distinct().toList();
        }
    }

    /** A record the importer skipped. GitLab lists at most 100. */
    record FailedRelation(String relation, String exceptionClass, String exceptionMessage, @Nullable Long lineNumber, @Nullable String sourceUrl) {
        public FailedRelation(String relation, String exceptionClass, String exceptionMessage, @Nullable Long lineNumber) {
            this(relation, exceptionClass, exceptionMessage, lineNumber, null);
        }

        /** What the failure can be traced back by. One class stands for many causes, so known messages count too. */
        public Observation observed() {
            return said(Observation.of(Fact.Kind.RELATION, relation).and(Fact.Kind.EXCEPTION, exceptionClass), exceptionMessage);
        }
    }

    private static Observation said(Observation seen, String text) {
        Observation all = seen;
        for (KnownText known : KnownText.in(text)) {
            all = all.and(Fact.Kind.SAID, known.key());
        }
        return all;
    }
}

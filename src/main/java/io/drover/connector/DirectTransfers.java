package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Scope;
import io.drover.problem.Fact;
import io.drover.problem.KnownText;
import io.drover.problem.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Direct transfers: the destination pulls groups and projects from the source by itself (doc/api/bulk_imports.md). Only with
 * {@link Capability#DIRECT_TRANSFER} at both sides. A token sees the imports that its own user started.
 */
public interface DirectTransfers {
    /** GitLab works on so many entities of one import at a time, whatever its workers (doc/user/group/import/troubleshooting.md). */
    int AT_ONCE = 5;

    /**
     * Starts an import and returns its id. 6 a minute and user. Not idempotent: look through {@link #since} first. GitLab checks only the
     * first entity at the source (app/services/bulk_imports/create_service.rb), so whoever starts has checked all of them.
     */
    long start(SourceAccess source, List<Entity> entities);

    Import read(long importId);

    /** Our imports with a greater id than {@code importId}, newest first; 0 for all of them. */
    List<Import> since(long importId);

    /** Id of our newest import, 0 when there is none. Ids only grow, so it marks a moment without asking anybody's clock. */
    long newest();

    /** The entities that were asked for and the subgroups and projects that GitLab found below them since. */
    List<Progress> entities(long importId);

    /** Entities of all our imports with a greater id than {@code importId}, whatever became of them, newest first. */
    List<Progress> entitiesSince(long importId);

    /** Entities of all our imports that have not ended. */
    List<Progress> underWay();

    /** What went wrong with one entity. */
    List<Failure> failures(long importId, long entityId);

    /**
     * Cancels. Idempotent: an import that has ended stays as it is. Export jobs that run at the source already are not stopped
     * (doc/api/bulk_imports.md).
     */
    void cancel(long importId);

    /**
     * A group or project to bring.
     *
     * @param projects for groups: bring the projects in it as well
     * @param members  bring memberships, as those of placeholder users
     */
    record Entity(Scope scope, FullPath from, FullPath to, boolean projects, boolean members) {}

    record Import(long id, Status status, @Nullable Instant createdAt, boolean hasFailures) {}

    /** Of an import or an entity (app/models/bulk_import.rb). */
    enum Status {
        CREATED,
        STARTED,
        /** Says that nothing moves any more, not that everything came: read the failures and the counts. */
        FINISHED,
        /** No progress for 24 hours. */
        TIMEOUT,
        FAILED,
        CANCELED,
        /** A state that later versions may have. */
        UNKNOWN;

        public boolean ended() {
            return this == FINISHED || this == TIMEOUT || this == FAILED || this == CANCELED;
        }
    }

    /**
     * An entity on its way.
     *
     * @param owner   id of the group or project at the destination; empty while there is none
     * @param counts  by relation; only those that come as files are counted
     */
    record Progress(
            long id,
            long importId,
            Scope scope,
            FullPath from,
            FullPath to,
            Status status,
            OptionalLong owner,
            boolean hasFailures,
            Map<String, Counts> counts) {
        public Progress {
            counts = Map.copyOf(counts);
        }
    }

    /** Records of one relation: at the source, read from it, written at the destination. */
    record Counts(long source, long fetched, long imported) {
        public long missing() {
            return Math.max(0, source - imported);
        }
    }

    /**
     * A relation, or a record of it, that did not come.
     *
     * @param sourceUrl   of the record at the source
     * @param sourceTitle of the record
     */
    record Failure(
            String relation,
            String exceptionClass,
            String exceptionMessage,
            @Nullable String correlationId,
            @Nullable String sourceUrl,
            @Nullable String sourceTitle) {
        /** What the failure can be traced back by. */
        public Observation observed() {
            Observation seen = Observation.of(Fact.Kind.RELATION, relation).and(Fact.Kind.EXCEPTION, exceptionClass);
            for (KnownText text : KnownText.in(exceptionMessage)) {
                seen = seen.and(Fact.Kind.SAID, text.key());
            }
            return correlationId == null ? seen : seen.and(Fact.Kind.CORRELATION_ID, correlationId);
        }
    }
}

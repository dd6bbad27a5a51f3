package io.drover.run.step;

import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.connector.DirectTransfers;
import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.connector.DirectTransfers.Progress;
import io.drover.connector.DirectTransfers.Status;
import io.drover.model.FullPath;
import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.run.step.StartTransfer.Boarding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a direct transfer of one group or project ended. A status of finished says that nothing moves any more, not that everything came: that
 * is in the failures, and in the counts of what the source had and what was written.
 *
 * @param owner    id of the group or project; 0 when none was made
 * @param failures the first of them, at most {@link #LISTED}
 * @param failed   how many there are
 */
public record Transferred(long importId, long entityId, Status status, long owner, List<Failure> failures, int failed, Map<String, Counts> counts) {
    /** The journal is for people as well. */
    static final int LISTED = 100;

    public Transferred {
        failures = List.copyOf(failures);
        counts = Map.copyOf(counts);
    }

    /**
     * Empty while something moves. A group has ended when the subgroups that GitLab found below it have as well.
     *
     * @param note told how far it is
     */
    public static Optional<Transferred> ended(Worksite site, long importId, Boarding one, Consumer<String> note) {
        List<Progress> all = site.destination().transfers().entities(importId);
        Progress own = all.stream()
                .filter(one::same)
                .findFirst()
                .orElseThrow(() -> RunProblem.TRANSFER_FAILED.exception("import " + importId + " does not know it any more", one.from().value()));
        List<Progress> tree = all.stream().filter(p -> p.to().equals(one.to()) || one.to().contains(p.to())).toList();
        if (tree.stream().anyMatch(p -> !p.status().ended())) {
            note.accept(words(tree));
            return Optional.empty();
        }
        return Optional.of(of(site, own));
    }

    /** What is known of one that has ended. */
    public static Transferred of(Worksite site, Progress own) {
        List<Failure> failures = own.hasFailures() || own.status() != Status.FINISHED ? site.destination().transfers().failures(own.importId(), own.id()) : List.of();
        List<Failure> first = failures.stream().limit(LISTED).toList();
        return new Transferred(own.importId(), own.id(), own.status(), own.owner().orElse(0), first, failures.size(), own.counts());
    }

    /** {@code 312 of 990 records}; the source counts a relation when it has exported it. */
    private static String words(List<Progress> tree) {
        long source = tree.stream().flatMap(p -> p.counts().values().stream()).mapToLong(Counts::source).sum();
        long imported = tree.stream().flatMap(p -> p.counts().values().stream()).mapToLong(Counts::imported).sum();
        return source == 0 ? "nothing counted yet" : imported + " of " + source + " records";
    }

    /** Something is there, whether whole or not. */
    public boolean arrived() {
        return status == Status.FINISHED && owner != 0;
    }

    /** @throws ProblemException why there is nothing to go on with */
    public Transferred orThrow(FullPath from) {
        if (arrived()) {
            return this;
        }
        RunProblem kind = switch (status) {
            case TIMEOUT -> RunProblem.TRANSFER_STALE;
            case CANCELED -> RunProblem.TRANSFER_CANCELED;
            default -> RunProblem.TRANSFER_FAILED;
        };
        Problem problem = kind.problem("import " + importId + ", entity " + entityId + ", ended as " + status.name().toLowerCase(java.util.Locale.ROOT) + reason(), from.value());
        throw new ProblemException(problem.observing(observed()), null);
    }

    private String reason() {
        return failures.isEmpty() ? "" : ": " + failures.getFirst().relation() + ": " + failures.getFirst().exceptionMessage();
    }

    private List<Observation> observed() {
        Observation whole = Observation.of(Fact.Kind.STATE, status.name().toLowerCase(java.util.Locale.ROOT));
        return Stream.concat(Stream.of(whole), failures.stream().map(Failure::observed)).distinct().toList();
    }

    /** As the summary lists them, whatever the method. */
    public List<FailedRelation> failedRelations() {
        return failures.stream().map(f -> new FailedRelation(f.relation(), f.exceptionClass(), f.exceptionMessage(), null, f.sourceUrl())).toList();
    }
}

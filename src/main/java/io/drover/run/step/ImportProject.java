package io.drover.run.step;

import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.connector.ArchiveImporter.ImportState;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a project's archive into the destination. Never twice: it looks at the path first. */
public final class ImportProject {
    public static final String UNDO = "delete project";

    private ImportProject() {}

    /** @param adopted an earlier try that was cut off had started it */
    public record Started(long projectId, boolean adopted) {}

    /** @param correlationId for the destination administrator's logs */
    public record Finished(long projectId, @Nullable String correlationId, List<FailedRelation> failedRelations) {
        public Finished {
            failedRelations = List.copyOf(failedRelations);
        }

        public Owner owner(FullPath path) {
            return new Owner(Scope.PROJECT, projectId, path);
        }

        /** What the importer skipped, counted by relation. */
        public List<Loss> losses() {
            Map<String, List<FailedRelation>> byRelation = new TreeMap<>();
            failedRelations.forEach(f -> byRelation.computeIfAbsent(f.relation(), r -> new ArrayList<>()).add(f));
            List<Loss> losses = new ArrayList<>();
            byRelation.forEach((name, failed) -> Complement.projectRelation(name).ifPresent(relation -> losses.add(new Loss(
                    relation, failed.size(), "the importer skipped them: " + failed.getFirst().exceptionClass() + ": " + failed.getFirst().exceptionMessage()))));
            return losses;
        }
    }

    /**
     * What stands at the path is ours, because it was free when the item began: a half-imported project of an earlier try is deleted.
     * True when the path is free, or holds a project that is being or has been imported.
     */
    public static Optional<Boolean> clear(Worksite site, FullPath to) {
        Optional<Project> there = site.destination().inventory().project(to);
        if (there.isEmpty() || !"failed".equals(there.get().importStatus())) {
            return Optional.of(true);
        }
        site.destination().namespaces().deleteProject(to, there.get().id());
        return Optional.empty();
    }

    /** @param archive that is asked for only when the import has to be started */
    public static Started start(Worksite site, SourceProject from, FullPath to, Supplier<Path> archive) {
        Optional<Project> there = site.destination().inventory().project(to);
        if (there.isPresent()) {
            if (!imported(there.get())) {
                throw RunProblem.DESTINATION_TAKEN.exception("a project appeared there while this item was on its way", to.value());
            }
            return new Started(there.get().id(), true);
        }
        return new Started(site.destination().importer().startProject(archive.get(), to, from.name()), false);
    }

    /** Came out of an importer: the path was free when the item began, so it was ours. */
    private static boolean imported(Project project) {
        String status = project.importStatus();
        return status != null && !status.equals("none");
    }

    /** Empty while the destination is at it. @throws io.drover.problem.ProblemException {@code IMPORT_FAILED} */
    public static Optional<Finished> finished(Worksite site, long projectId, FullPath to) {
        ImportState state = site.destination().importer().projectState(projectId);
        if (state.failed()) {
            String id = state.correlationId() == null ? "" : ", correlation id " + state.correlationId();
            Problem problem = RunProblem.IMPORT_FAILED.problem((state.error() == null ? "no reason given" : state.error()) + id, to.value());
            throw new ProblemException(problem.observing(state.observed()), null);
        }
        // "none" is what a project has that was not imported but was there: a lost journal found it.
        boolean over = state.finished() || state.status().equals("none");
        return over ? Optional.of(new Finished(projectId, state.correlationId(), state.failedRelations())) : Optional.empty();
    }

    public static PlannedWrite preview(FullPath to) {
        return new PlannedWrite("destination", "import project as " + to, "POST /projects/import", List.of("file", "name", "namespace", "path"));
    }
}

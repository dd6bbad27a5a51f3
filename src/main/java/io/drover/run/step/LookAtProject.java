package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.model.Method;
import io.drover.connector.DirectTransfers.Status;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import java.util.Optional;

/** Step 1 of a project: is it there, may it go this way, and is its new place free. Changes nothing. */
public final class LookAtProject {
    private LookAtProject() {}

    /** @throws io.drover.problem.ProblemException when the item cannot start */
    public static SourceProject source(Worksite site, Plan.Item item) {
        boolean slices = item.method() == Method.FILE_TRANSFER_IN_SLICES;
        boolean archive = item.method() == Method.FILE_TRANSFER || slices;
        if (slices && !site.destination().capabilities().contains(Capability.IMPORT_RELATION)) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("the destination imports no relations on their own", item.to().value());
        }
        boolean byRelation = slices && site.source().capabilities().contains(Capability.EXPORT_RELATIONS);
        if (archive && !byRelation && !site.source().capabilities().contains(Capability.EXPORT_ARCHIVE)) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("the source cannot export archives", item.from().value());
        }
        if (archive && !site.destination().capabilities().contains(Capability.IMPORT_ARCHIVE)) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("the destination cannot import archives", item.to().value());
        }
        if (item.method() == Method.DIRECT_TRANSFER) {
            CheckTransfer.source(site, Scope.PROJECT, item.from());
        }
        Project project = site.source()
                .inventory()
                .project(item.from())
                .orElseThrow(() -> RunProblem.SOURCE_GONE.exception("no such project", item.from().value()));
        return SourceProject.of(project);
    }

    /**
     * What was at the destination path before this item did anything. Something is there only when an earlier run imported it whose journal
     * is lost.
     *
     * @param id      of a project that was there, 0 when the path was free
     * @param archived it is archived. Not asked of the source then: the lost journal may have frozen that one
     */
    public record Before(long id, boolean archived) {
        public boolean free() {
            return id == 0;
        }
    }

    /** @throws io.drover.problem.ProblemException {@code DESTINATION_TAKEN} */
    public static Before destination(Worksite site, Plan.Item item, SourceProject from) {
        Optional<Project> there = site.destination().inventory().project(item.to());
        if (there.isEmpty()) {
            return new Before(0, false);
        }
        boolean ours = item.method() == Method.DIRECT_TRANSFER ? transferred(site, item, there.get()) : importedFrom(there.get(), from);
        if (!ours) {
            throw RunProblem.DESTINATION_TAKEN.exception("a project is there already", item.to().value());
        }
        return new Before(there.get().id(), there.get().archived());
    }

    /** The journal was lost: a project that came out of an importer and says the same about itself is taken for ours. */
    private static boolean importedFrom(Project there, SourceProject from) {
        String status = there.importStatus();
        boolean imported = status != null && !status.equals("none") && !status.equals("failed");
        return imported && java.util.Objects.equals(blankToNull(there.description()), blankToNull(from.description()));
    }

    /** GitLab remembers every import of ours. */
    private static boolean transferred(Worksite site, Plan.Item item, Project there) {
        return site.destination().transfers().entitiesSince(0).stream()
                .anyMatch(e -> e.from().equals(item.from()) && e.to().equals(item.to()) && e.status() == Status.FINISHED && e.owner().orElse(0) == there.id());
    }

    private static @org.jspecify.annotations.Nullable String blankToNull(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

package io.drover.run.step;

/** Makes the source project read-only, so that nothing is written there that would not travel. Its undo makes it writable again. */
public final class Freeze {
    public static final String UNDO = "unfreeze project";

    private Freeze() {}

    public static void run(Worksite site, SourceProject project) {
        site.source().freeze(project.path());
    }

    public static PlannedWrite preview(SourceProject project) {
        return PlannedWrite.source("archive project " + project.path() + " (read-only; undone by rollback)");
    }
}

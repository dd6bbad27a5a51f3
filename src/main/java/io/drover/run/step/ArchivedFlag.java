package io.drover.run.step;

import io.drover.model.FullPath;
import io.drover.model.Project;
import java.util.Optional;

/** An archived project takes no writes, so the flag is off while complements are written and set last. */
public final class ArchivedFlag {
    private ArchivedFlag() {}

    /** Returns whether anything had to change. */
    public static boolean set(Worksite site, FullPath to, long id, boolean archived) {
        Optional<Project> there = site.destination().inventory().project(to);
        if (there.isEmpty() || there.get().archived() == archived) {
            return false;
        }
        site.destination().namespaces().archiveProject(id, archived);
        return true;
    }
}

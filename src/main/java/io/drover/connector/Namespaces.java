package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Creates and deletes groups and projects at the destination. */
public interface Namespaces {
    /** Creates a group; its parent must exist. Returns the existing one when the path is already a group. */
    Group createGroup(FullPath path, String name, Visibility visibility, @Nullable String description);

    /** Deletes at once where the instance allows, else schedules the deletion. Idempotent. */
    void deleteGroup(FullPath path, long id);

    /** Creates an empty project without a first commit; its group must exist. Returns the existing one when the path is already a project. */
    Project createProject(FullPath path, String name, Visibility visibility);

    /** Deletes at once where the instance allows, else schedules the deletion. Idempotent. */
    void deleteProject(FullPath path, long id);

    void archiveProject(long id, boolean archived);
}

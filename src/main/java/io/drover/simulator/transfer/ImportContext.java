package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One running import.
 *
 * @param owner the project or group that is being filled
 * @param groups the group a project lies in and its ancestors, nearest first; for a group, itself and its ancestors
 * @param privileged whether the importer owns the top-level group or administers the instance
 */
record ImportContext(Instance instance, Row owner, boolean project, Row importer, UserMapping users, List<Row> groups, boolean privileged, FailureLog failures) {
    private static final Set<String> PROJECT_COLUMNS = Set.of("project_id", "target_project_id");

    /** A value of the archive as it must stand here: users mapped, projects and groups replaced by the new ones. */
    @Nullable Object translate(String column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (UserMapping.COLUMNS.contains(column)) {
            return users.userFor(value);
        }
        if (PROJECT_COLUMNS.contains(column)) {
            return project ? (Object) owner.id() : null;
        }
        if (column.equals("group_id")) {
            return project ? null : (Object) owner.id();
        }
        return value;
    }

    Link.Parent parent() {
        return project ? Link.Parent.project(owner) : Link.Parent.group(owner);
    }
}

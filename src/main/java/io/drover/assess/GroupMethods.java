package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A group goes the way of what is in it: people then become placeholders in both, or in neither. */
public final class GroupMethods {
    /** Groups with a project anywhere below that goes by direct transfer. */
    private final Set<FullPath> direct = new HashSet<>();

    /** @param projects the method of each project, by its full path */
    public GroupMethods(Map<FullPath, Method> projects) {
        projects.forEach((path, method) -> {
            if (method == Method.DIRECT_TRANSFER) {
                for (Optional<FullPath> group = path.parent(); group.isPresent() && direct.add(group.get()); ) {
                    group = group.get().parent();
                }
            }
        });
    }

    public Method of(FullPath group) {
        return direct.contains(group) ? Method.DIRECT_TRANSFER : Method.FILE_TRANSFER;
    }
}

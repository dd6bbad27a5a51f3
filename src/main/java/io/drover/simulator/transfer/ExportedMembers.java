package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members an export lists: the project's own, and, when the exporter owns the top-level group or administers the instance, those it inherits from its
 * groups as well (doc/user/project/settings/import_export.md).
 */
final class ExportedMembers {
    private final Instance instance;
    private final Database db;
    private final Row project;
    private final Row exporter;

    ExportedMembers(Instance instance, Row project, Row exporter) {
        this.instance = instance;
        this.db = instance.db();
        this.project = project;
        this.exporter = exporter;
    }

    List<Row> rows() {
        List<Row> members = new ArrayList<>(Namespaces.members(db, "Project", project.id()));
        if (exporter.flag("admin") || ownsRootGroup()) {
            Set<@Nullable Long> listed = new HashSet<>();
            members.forEach(member -> listed.add(member.numberOrNull("user_id")));
            for (Row group : Namespaces.groupsOf(db, project)) {
                for (Row member : Namespaces.members(db, "Namespace", group.id())) {
                    if (listed.add(member.numberOrNull("user_id"))) {
                        members.add(member);
                    }
                }
            }
        }
        return members.stream().filter(member -> !member.has("requested_at")).toList();
    }

    private boolean ownsRootGroup() {
        List<Row> groups = Namespaces.groupsOf(db, project);
        return !groups.isEmpty() && new Access(instance).inNamespace(exporter, groups.getLast()) >= Levels.OWNER;
    }
}

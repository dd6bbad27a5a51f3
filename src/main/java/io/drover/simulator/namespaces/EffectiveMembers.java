package io.drover.simulator.namespaces;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who belongs to a project or group: directly, by a group above it, or by a group that was invited. One membership a user, the highest. */
public final class EffectiveMembers {
    private final Database db;
    private final Directory directory;
    private final Members members;

    public EffectiveMembers(Instance instance) {
        this.db = instance.db();
        this.directory = new Directory(db);
        this.members = new Members(instance);
    }

    /** A membership, and the level it gives here: an invitation may give less than the invited group. */
    public record Held(Row member, long level) {
        static Held direct(Row member) {
            return new Held(member, member.number("access_level"));
        }
    }

    public List<Held> ofProject(Row project) {
        Map<Long, Held> highest = new LinkedHashMap<>();
        keepHighest(highest, members.of("Project", project.id()), Levels.OWNER);
        invited(highest, "project_group_links", "project_id", "group_id", project.id());
        addLineage(highest, directory.namespaceOf(project));
        return new ArrayList<>(highest.values());
    }

    public List<Held> ofGroup(Row group) {
        Map<Long, Held> highest = new LinkedHashMap<>();
        addLineage(highest, group);
        return new ArrayList<>(highest.values());
    }

    private void addLineage(Map<Long, Held> highest, Row namespace) {
        for (Row group : namespace.text("type").equals("Group") ? directory.lineage(namespace) : List.<Row>of()) {
            keepHighest(highest, members.of("Namespace", group.id()), Levels.OWNER);
            invited(highest, "group_group_links", "shared_group_id", "shared_with_group_id", group.id());
        }
    }

    private void invited(Map<Long, Held> highest, String table, String column, String groupColumn, long id) {
        for (Row link : db.table(table).where(column, id)) {
            keepHighest(highest, members.of("Namespace", link.number(groupColumn)), link.number("group_access"));
        }
    }

    private static void keepHighest(Map<Long, Held> highest, List<Row> members, long atMost) {
        for (Row member : members) {
            Long user = member.numberOrNull("user_id");
            if (user != null) {
                Held held = new Held(member, Math.min(member.number("access_level"), atMost));
                highest.merge(user, held, (known, other) -> other.level() > known.level() ? other : known);
            }
        }
    }
}

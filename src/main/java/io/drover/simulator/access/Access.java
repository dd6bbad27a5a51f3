package io.drover.simulator.access;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.time.Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user may see and do, from members, inherited members and invited groups (doc/user/permissions.md). */
public final class Access {
    private final Database db;
    private final Time time;

    public Access(Instance instance) {
        this.db = instance.db();
        this.time = instance.time();
    }

    public static boolean admin(@Nullable Row user) {
        return user != null && user.flag("admin");
    }

    /** 0 for a stranger; administrators are owners everywhere. */
    public int inProject(@Nullable Row user, Row project) {
        if (user == null) {
            return Levels.NO_ACCESS;
        }
        return user.flag("admin") ? Levels.OWNER : memberLevelInProject(user, project);
    }

    /** 0 for a stranger; administrators are owners everywhere. */
    public int inNamespace(@Nullable Row user, Row namespace) {
        if (user == null) {
            return Levels.NO_ACCESS;
        }
        return user.flag("admin") ? Levels.OWNER : memberLevelInNamespace(user, namespace);
    }

    /** The level membership alone gives, administrator or not. */
    public int memberLevelInProject(Row user, Row project) {
        int level = direct("Project", project.id(), user);
        for (Row link : db.table("project_group_links").where("project_id", project.id())) {
            level = Math.max(level, throughInvitation(user, link));
        }
        Row namespace = namespace(project.number("namespace_id")).orElse(null);
        return namespace == null ? level : Math.max(level, memberLevelInNamespace(user, namespace));
    }

    public int memberLevelInNamespace(Row user, Row namespace) {
        if (namespace.text("type").equals("User")) {
            Long owner = namespace.numberOrNull("owner_id");
            return owner != null && owner == user.id() ? Levels.OWNER : Levels.NO_ACCESS;
        }
        int level = Levels.NO_ACCESS;
        for (Row at = namespace; at != null; at = parent(at)) {
            level = Math.max(level, direct("Namespace", at.id(), user));
            for (Row link : db.table("group_group_links").where("shared_group_id", at.id())) {
                level = Math.max(level, throughInvitation(user, link));
            }
        }
        return level;
    }

    public boolean seesProject(@Nullable Row user, Row project) {
        return visible(user, project.number("visibility_level")) || inProject(user, project) >= Levels.GUEST;
    }

    /** A group is also visible to whoever is a member somewhere below it. */
    public boolean seesNamespace(@Nullable Row user, Row namespace) {
        if (namespace.text("type").equals("User") || visible(user, namespace.number("visibility_level"))) {
            return true;
        }
        return inNamespace(user, namespace) >= Levels.MINIMAL || (user != null && seesBelow(user, namespace));
    }

    private boolean seesBelow(Row user, Row group) {
        Set<Long> above = new HashSet<>();
        for (Row member : db.table("members").where("user_id", user.id())) {
            Optional<Row> source = member.text("source_type").equals("Project")
                    ? db.table("projects").byId(member.number("source_id")).flatMap(p -> namespace(p.number("namespace_id")))
                    : namespace(member.number("source_id"));
            for (Row at = source.orElse(null); at != null; at = parent(at)) {
                above.add(at.id());
            }
        }
        return above.contains(group.id());
    }

    private int throughInvitation(Row user, Row link) {
        if (expired(link)) {
            return Levels.NO_ACCESS;
        }
        Long group = link.numberOrNull(link.has("shared_with_group_id") ? "shared_with_group_id" : "group_id");
        Row invited = group == null ? null : namespace(group).orElse(null);
        int level = Levels.NO_ACCESS;
        for (Row at = invited; at != null; at = parent(at)) {
            level = Math.max(level, direct("Namespace", at.id(), user));
        }
        return (int) Math.min(level, link.number("group_access"));
    }

    private int direct(String sourceType, long sourceId, Row user) {
        int level = Levels.NO_ACCESS;
        for (Row member : db.table("members").where("user_id", user.id())) {
            if (member.number("source_id") == sourceId && member.text("source_type").equals(sourceType) && !expired(member)) {
                level = (int) Math.max(level, member.number("access_level"));
            }
        }
        return level;
    }

    /** {@code expires_at} is a date; access ends when it begins. */
    private boolean expired(Row row) {
        String until = row.textOrNull("expires_at");
        return until != null && !LocalDate.ofInstant(time.now(), ZoneOffset.UTC).isBefore(LocalDate.parse(until.substring(0, 10)));
    }

    private static boolean visible(@Nullable Row user, long level) {
        return level >= Levels.PUBLIC || (level >= Levels.INTERNAL && user != null && !user.flag("external"));
    }

    private Optional<Row> namespace(long id) {
        return db.table("namespaces").byId(id);
    }

    private @Nullable Row parent(Row namespace) {
        Long parent = namespace.numberOrNull("parent_id");
        return parent == null ? null : namespace(parent).orElse(null);
    }
}

package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.namespaces.Members;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Memberships of people who are placeholders still: held, shown in no list of members, and made real by the reassignment. */
public final class PlaceholderMemberships {
    private final Database db;
    private final Access access;
    private final Members members;

    public PlaceholderMemberships(Instance instance) {
        this.db = instance.db();
        this.access = new Access(instance);
        this.members = new Members(instance);
    }

    /**
     * Imports a membership of that source user.
     *
     * @param sourceUser a row of {@link SourceUsers#ensure}
     * @param sourceType {@code Project} or {@code Namespace}
     * @param expiresAt a date
     */
    public void add(Row sourceUser, String sourceType, long sourceId, long accessLevel, @Nullable String expiresAt) {
        if (SourceUserStatus.ACCEPTED.contains(SourceUserStatus.of(sourceUser))) {
            join(SourceUsers.mapped(sourceUser), sourceType, sourceId, accessLevel, expiresAt);
            return;
        }
        boolean held = db.table("import_placeholder_memberships").where("source_user_id", sourceUser.id()).stream()
                .anyMatch(row -> row.text("source_type").equals(sourceType) && row.number("source_id") == sourceId);
        if (!held) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("source_user_id", sourceUser.id());
            columns.put("source_type", sourceType);
            columns.put("source_id", sourceId);
            columns.put("access_level", accessLevel);
            columns.put("expires_at", expiresAt);
            db.table("import_placeholder_memberships").insert(columns);
        }
    }

    /** Makes everything held for this source user real. */
    void release(Row sourceUser) {
        for (Row held : db.table("import_placeholder_memberships").where("source_user_id", sourceUser.id())) {
            join(SourceUsers.mapped(sourceUser), held.text("source_type"), held.number("source_id"), held.number("access_level"), held.textOrNull("expires_at"));
            db.table("import_placeholder_memberships").delete(held);
        }
    }

    /** Not for somebody who has more already, by inheritance or an invited group, nor over a direct membership. */
    private void join(long userId, String sourceType, long sourceId, long accessLevel, @Nullable String expiresAt) {
        Row user = db.table("users").byId(userId).orElse(null);
        Row source = db.table(sourceType.equals("Project") ? "projects" : "namespaces").byId(sourceId).orElse(null);
        if (user == null || source == null || members.find(sourceType, sourceId, userId).isPresent()) {
            return;
        }
        int has = sourceType.equals("Project") ? access.memberLevelInProject(user, source) : access.memberLevelInNamespace(user, source);
        if (has <= accessLevel) {
            members.insert(sourceType, sourceId, userId, accessLevel, null).set("expires_at", expiresAt);
        }
    }
}

package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of other instances whose contributions were imported: one row for each source user, import source and top-level group
 * (doc/user/import/mapping/post_migration_mapping.md).
 */
public final class SourceUsers {
    private final Instance instance;
    private final Database db;
    private final PlaceholderUsers placeholders;

    public SourceUsers(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
        this.placeholders = new PlaceholderUsers(instance);
    }

    /**
     * Whom to name here for a user of the source: the placeholder user, the real one once a reassignment was accepted, {@code Import User}
     * when the group has as many placeholder users as it may; in a personal namespace always its owner.
     *
     * @param sourceHostname scheme and host, such as {@code https://gitlab.example.com}
     * @param importType such as {@code gitlab_migration}
     * @return the id of a user here
     */
    public long contributor(
            long topLevelGroupId, String sourceHostname, String importType, long sourceUserId, @Nullable String sourceName, @Nullable String sourceUsername) {
        Row namespace = db.table("namespaces").byId(topLevelGroupId).orElseThrow();
        return namespace.text("type").equals("User")
                ? namespace.number("owner_id")
                : mapped(ensure(topLevelGroupId, sourceHostname, importType, Long.toString(sourceUserId), sourceName, sourceUsername));
    }

    /** The row of that source user, made with its placeholder user when it is new; see {@link #contributor}. */
    public Row ensure(
            long topLevelGroupId, String sourceHostname, String importType, String identifier, @Nullable String sourceName, @Nullable String sourceUsername) {
        synchronized (table()) {
            return find(topLevelGroupId, sourceHostname, importType, identifier).orElseGet(() -> {
                Row group = db.table("namespaces").byId(topLevelGroupId).orElseThrow();
                Map<String, @Nullable Object> columns = new LinkedHashMap<>();
                columns.put("namespace_id", topLevelGroupId);
                columns.put("source_hostname", sourceHostname);
                columns.put("import_type", importType);
                columns.put("source_user_identifier", identifier);
                columns.put("source_name", sourceName);
                columns.put("source_username", sourceUsername);
                columns.put("status", SourceUserStatus.PENDING_REASSIGNMENT.name());
                columns.put("placeholder_user_id", placeholder(group, importType, identifier, sourceName, sourceUsername).id());
                columns.put("created_at", instance.time().now());
                return table().insert(columns);
            });
        }
    }

    private Row placeholder(Row group, String importType, String identifier, @Nullable String name, @Nullable String username) {
        long limit = limits().number(PlaceholderUsers.LIMIT);
        boolean full = limit > 0 && placeholders.in(group) >= limit;
        return full ? placeholders.importUser(group) : placeholders.create(group, importType, identifier, name, username);
    }

    Optional<Row> find(long topLevelGroupId, String sourceHostname, String importType, String identifier) {
        return table().where("namespace_id", topLevelGroupId).stream()
                .filter(row -> row.text("source_user_identifier").equals(identifier)
                        && row.text("source_hostname").equals(sourceHostname)
                        && row.text("import_type").equals(importType))
                .findFirst();
    }

    /** Of one top-level group, by id. */
    public List<Row> of(Row group) {
        return table().where("namespace_id", group.id());
    }

    /** Those that wait for this person's word, by id. */
    public List<Row> awaiting(Row user) {
        return table().where("reassign_to_user_id", user.id()).stream()
                .filter(row -> SourceUserStatus.of(row) == SourceUserStatus.AWAITING_APPROVAL)
                .toList();
    }

    Optional<Row> byToken(String reassignmentToken) {
        return table().first("reassignment_token", reassignmentToken);
    }

    /** The user here who stands for that source user now. */
    static long mapped(Row sourceUser) {
        boolean accepted = SourceUserStatus.ACCEPTED.contains(SourceUserStatus.of(sourceUser));
        return sourceUser.number(accepted ? "reassign_to_user_id" : "placeholder_user_id");
    }

    /** At most so many placeholder users in each top-level group; 0 is no limit, as on a fresh self-managed instance (doc/administration/instance_limits.md). */
    public void limit(long placeholderUsers) {
        limits().set(PlaceholderUsers.LIMIT, placeholderUsers);
    }

    private Row limits() {
        Table limits = db.table("plan_limits");
        synchronized (limits) {
            return limits.all().stream().findFirst().orElseGet(() -> limits.insert(Map.of(PlaceholderUsers.LIMIT, 0L)));
        }
    }

    Table table() {
        return Objects.requireNonNull(db.table("import_source_users"));
    }
}

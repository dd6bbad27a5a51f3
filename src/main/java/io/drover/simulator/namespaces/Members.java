package io.drover.simulator.namespaces;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Direct members. {@code source_type} is {@code Namespace} or {@code Project}, as in GitLab's database. */
public final class Members {
    private final Instance instance;
    private final Database db;

    public Members(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
    }

    /** Adds a member without asking whether there is one. */
    public Row insert(String sourceType, long sourceId, long userId, long accessLevel, @Nullable Row by) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("type", sourceType.equals("Project") ? "ProjectMember" : "GroupMember");
        columns.put("source_type", sourceType);
        columns.put("source_id", sourceId);
        columns.put("user_id", userId);
        columns.put("access_level", accessLevel);
        columns.put("expires_at", null);
        columns.put("created_by_id", by == null ? null : by.id());
        columns.put("notification_level", 3L);
        columns.put("created_at", instance.time().now());
        return db.table("members").insert(columns);
    }

    /** Direct members of a project ({@code Project}) or group ({@code Namespace}), by id. */
    public List<Row> of(String sourceType, long sourceId) {
        return db.table("members").where("source_id", sourceId).stream()
                .filter(member -> member.text("source_type").equals(sourceType))
                .toList();
    }

    public Optional<Row> find(String sourceType, long sourceId, long userId) {
        return of(sourceType, sourceId).stream()
                .filter(member -> java.util.Objects.equals(member.numberOrNull("user_id"), userId))
                .findFirst();
    }
}

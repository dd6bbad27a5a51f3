package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the archive's members members here, and with that decides which users are mapped: only an administrator's import maps anybody, and only a member whose
 * {@code public_email} is somebody's primary address (doc/user/project/settings/import_export.md).
 */
final class MemberRestorer {
    private final Instance instance;
    private final Database db;
    private final Row owner;
    private final boolean project;
    private final Row importer;

    MemberRestorer(Instance instance, Row owner, boolean project, Row importer) {
        this.instance = instance;
        this.db = instance.db();
        this.owner = owner;
        this.project = project;
        this.importer = importer;
    }

    /** @throws TransferException when the importer cannot be a member, as a project's or group's bot cannot */
    UserMapping restore(List<@Nullable Object> lines) {
        makeImporterMember();
        Map<Long, Long> mapped = new HashMap<>();
        if (importer.flag("admin")) {
            lines.forEach(line -> {
                if (line instanceof Map<?, ?> member) {
                    restore(TreeFiles.strings(member), mapped);
                }
            });
        }
        return new MappedMembers(importer.id(), Map.copyOf(mapped));
    }

    private String sourceType() {
        return project ? "Project" : "Namespace";
    }

    private long highestLevel() {
        return project ? Levels.MAINTAINER : Levels.OWNER;
    }

    /** Unless the importer is the first member already and high enough, everybody who was a member is removed. */
    private void makeImporterMember() {
        if ("project_bot".equals(importer.get("user_type"))) {
            throw new TransferException("Error adding importer user to " + (project ? "Project" : "Group")
                    + " members. Validation failed: User project bots cannot be added to other groups / projects");
        }
        List<Row> members = Namespaces.members(db, sourceType(), owner.id());
        boolean there = !members.isEmpty()
                && Objects.equals(members.getFirst().get("user_id"), importer.id())
                && members.getFirst().number("access_level") >= highestLevel();
        if (!there) {
            members.forEach(db.table("members")::delete);
            add(importer.id(), highestLevel(), new HashMap<>());
        }
    }

    private void restore(Map<String, @Nullable Object> member, Map<Long, Long> mapped) {
        if (!(member.get("user") instanceof Map<?, ?> user)) {
            if (member.get("invite_email") instanceof String email && !email.isBlank()) {
                add(null, level(member), member);
            }
            return;
        }
        Optional<Row> existing = email(user).flatMap(email -> db.table("users").first("email", email));
        if (existing.isPresent() && user.get("id") instanceof Long archiveId && belongs(existing.get(), member)) {
            mapped.put(archiveId, existing.get().id());
        }
    }

    private static Optional<String> email(Map<?, ?> user) {
        Object email = user.get("public_email") == null ? user.get("email") : user.get("public_email");
        return email instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Adds the user unless he is a member already; false when that is not possible. */
    private boolean belongs(Row user, Map<String, @Nullable Object> member) {
        boolean there = Namespaces.members(db, sourceType(), owner.id()).stream().anyMatch(row -> Objects.equals(row.get("user_id"), user.id()));
        if (there) {
            return true;
        }
        Object expiry = new Attribute("expires_at", "expires_at", Attribute.Type.DATE, null).cast(member.get("expires_at"));
        boolean expired = expiry instanceof String date && LocalDate.parse(date).isBefore(LocalDate.ofInstant(instance.time().now(), ZoneOffset.UTC));
        if (expired || !List.of(10L, 15L, 20L, 30L, 40L, 50L).contains(level(member)) || "project_bot".equals(user.get("user_type"))) {
            return false;
        }
        add(user.id(), level(member), member);
        return true;
    }

    private long level(Map<String, @Nullable Object> member) {
        return member.get("access_level") instanceof Long level ? Math.min(level, highestLevel()) : 0;
    }

    private void add(@Nullable Long userId, long level, Map<String, @Nullable Object> member) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (Attribute attribute : RelationTree.PROJECT.relation("project_members").attributes()) {
            Object given = member.get(attribute.name());
            columns.put(attribute.name(), given == null ? attribute.defaultValue() : attribute.cast(given));
        }
        columns.put("user_id", userId);
        columns.put("access_level", level);
        columns.put("source_type", sourceType());
        columns.put("source_id", owner.id());
        columns.put("created_by_id", importer.id());
        for (String stamp : List.of("created_at", "updated_at")) {
            columns.computeIfAbsent(stamp, none -> instance.time().now());
        }
        db.table("members").insert(columns);
    }

}

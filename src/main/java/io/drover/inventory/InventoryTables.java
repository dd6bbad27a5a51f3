package io.drover.inventory;

import io.drover.config.CsvWriter;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Statistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The inventory as tables for spreadsheets: projects.csv, groups.csv, members.csv, counts.csv. Sizes in bytes, unknown ones empty. */
final class InventoryTables {
    private final Inventory inventory;

    InventoryTables(Inventory inventory) {
        this.inventory = inventory;
    }

    void writeTo(Path folder) {
        projects().writeTo(folder.resolve("projects.csv"));
        groups().writeTo(folder.resolve("groups.csv"));
        members().writeTo(folder.resolve("members.csv"));
        counts().writeTo(folder.resolve("counts.csv"));
    }

    CsvWriter projects() {
        CsvWriter table = new CsvWriter(
                "path", "name", "id", "visibility", "archived", "empty_repository", "default_branch", "commits", "repository_size", "wiki_size",
                "lfs_size", "uploads_size", "snippets_size", "artifacts_size", "packages_size", "registry_size", "forked_from", "created_at",
                "last_activity_at");
        for (Project p : inventory.projects()) {
            Statistics s = p.statistics();
            table.row(
                    p.fullPath().value(), p.name(), text(p.id()), p.visibility().word(), text(p.archived()), text(p.emptyRepository()),
                    text(p.defaultBranch()), size(s.commitCount()), size(s.repositorySize()), size(s.wikiSize()), size(s.lfsObjectsSize()),
                    size(s.uploadsSize()), size(s.snippetsSize()), size(s.jobArtifactsSize()), size(s.packagesSize()),
                    size(s.containerRegistrySize()), text(p.forkedFromPath()), text(p.createdAt()), text(p.lastActivityAt()));
        }
        return table;
    }

    CsvWriter groups() {
        CsvWriter table = new CsvWriter("path", "name", "id", "visibility", "projects_below", "members", "created_at");
        Map<FullPath, Long> below = new TreeMap<>();
        inventory.projects().forEach(p -> p.fullPath().parent().ifPresent(parent -> below.merge(parent, 1L, Long::sum)));
        for (Group g : inventory.groups()) {
            table.row(
                    g.fullPath().value(), g.name(), text(g.id()), g.visibility().word(), text(below.getOrDefault(g.fullPath(), 0L)),
                    text(inventory.members(g.owner()).size()), text(g.createdAt()));
        }
        return table;
    }

    CsvWriter members() {
        CsvWriter table = new CsvWriter("path", "username", "user_id", "access_level", "role", "expires_at");
        new TreeMap<>(inventory.members()).forEach((path, members) -> {
            for (Member m : members) {
                String role = m.accessLevel().name().toLowerCase(java.util.Locale.ROOT);
                table.row(path.value(), m.username(), text(m.userId()), text(m.accessLevel().value()), role, text(m.expiresAt()));
            }
        });
        return table;
    }

    CsvWriter counts() {
        CsvWriter table = new CsvWriter("path", "relation", "count");
        new TreeMap<>(inventory.counts()).forEach((path, counts) -> {
            List<Map.Entry<Relation, Long>> present = counts.entrySet().stream()
                    .filter(e -> e.getValue() > 0)
                    .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Relation::id)))
                    .toList();
            present.forEach(e -> table.row(path.value(), e.getKey().name(), text(e.getValue())));
        });
        return table;
    }

    private static String size(long bytes) {
        return bytes < 0 ? "" : Long.toString(bytes);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return Objects.toString(value, "");
    }
}

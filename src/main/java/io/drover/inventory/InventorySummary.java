package io.drover.inventory;

import io.drover.console.Bytes;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An inventory in a few figures.
 *
 * @param exportSize bytes that the projects' exports roughly hold
 * @param counts     how many of each relation by its id, those with none left out
 * @param gaps       answers the instance refused
 */
public record InventorySummary(
        String source, long users, long groups, long projects, long archived, long members, long exportSize, Map<String, Long> counts, long gaps) {
    public static InventorySummary of(Inventory inventory) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Relation relation : Relations.all()) {
            long sum = inventory.counts().values().stream().mapToLong(c -> c.getOrDefault(relation, 0L)).sum();
            if (sum > 0) {
                counts.put(relation.id(), sum);
            }
        }
        return new InventorySummary(
                inventory.source(),
                inventory.users().size(),
                inventory.groups().size(),
                inventory.projects().size(),
                inventory.projects().stream().filter(Project::archived).count(),
                inventory.members().values().stream().mapToLong(List::size).sum(),
                inventory.projects().stream().mapToLong(p -> p.statistics().exportSize()).sum(),
                counts,
                inventory.gaps().size());
    }

    /** Two columns for a table. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("users", Long.toString(users)));
        rows.add(List.of("groups", Long.toString(groups)));
        rows.add(List.of("projects", Long.toString(projects)));
        rows.add(List.of("archived projects", Long.toString(archived)));
        rows.add(List.of("memberships", Long.toString(members)));
        rows.add(List.of("to export, about", Bytes.words(exportSize)));
        counts.forEach((id, count) -> rows.add(List.of(Relations.byId(id).words(), Long.toString(count))));
        return rows;
    }
}

package io.drover.bundle;

import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.model.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The inventory without its people: how much of what is where. */
record InventorySummary(
        Instant takenAt, InstanceInfo instance, boolean administrator, InstanceSettings settings, int users, int groups, List<Size> projects, List<Inventory.Gap> gaps) {
    /** @param counts by id of the relation */
    record Size(FullPath path, long repository, long exported, Map<String, Long> counts) {}

    static InventorySummary of(Inventory inventory) {
        return new InventorySummary(
                inventory.takenAt(),
                inventory.instance(),
                inventory.token().admin(),
                inventory.settings(),
                inventory.users().size(),
                inventory.groups().size(),
                inventory.projects().stream().map(p -> size(inventory, p)).toList(),
                inventory.gaps());
    }

    private static Size size(Inventory inventory, Project project) {
        Map<Relation, Long> counts = inventory.counts().getOrDefault(project.fullPath(), Map.of());
        Map<String, Long> byId = counts.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().id(), Map.Entry::getValue, Long::sum, TreeMap::new));
        return new Size(project.fullPath(), project.statistics().repositorySize(), project.statistics().exportSize(), byId);
    }
}

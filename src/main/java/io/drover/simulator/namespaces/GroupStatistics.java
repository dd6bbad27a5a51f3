package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sizes of all projects of a group and its subgroups, in bytes. */
final class GroupStatistics {
    private static final List<String> SIZES = List.of(
            "storage_size", "repository_size", "wiki_size", "lfs_objects_size", "job_artifacts_size", "pipeline_artifacts_size", "packages_size",
            "snippets_size", "uploads_size");

    private final Instance instance;

    GroupStatistics(Instance instance) {
        this.instance = instance;
    }

    Map<String, Object> of(Row group) {
        List<Row> groups = new ArrayList<>(new Directory(instance.db()).descendants(group));
        groups.add(group);
        Map<String, Object> sums = new LinkedHashMap<>();
        SIZES.forEach(size -> sums.put(size, 0L));
        ProjectStatistics statistics = new ProjectStatistics(instance);
        for (Row each : groups) {
            for (Row project : instance.db().table("projects").where("namespace_id", each.id())) {
                Map<String, Object> one = statistics.of(project);
                SIZES.forEach(size -> sums.merge(size, one.getOrDefault(size, 0L), (a, b) -> ((Number) a).longValue() + ((Number) b).longValue()));
            }
        }
        return sums;
    }
}

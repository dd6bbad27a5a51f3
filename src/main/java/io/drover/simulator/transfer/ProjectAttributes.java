package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.repository.DefaultBranch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the project's own attributes: those of the archive, beaten by the request's {@code override_params}, capped by where the project lies. */
final class ProjectAttributes {
    private final Instance instance;
    private final Row project;

    ProjectAttributes(Instance instance, Row project) {
        this.instance = instance;
        this.project = project;
    }

    void apply(Map<String, @Nullable Object> archive, Map<String, @Nullable Object> overrides) {
        for (Attribute attribute : RelationTree.PROJECT.attributes()) {
            Map<String, @Nullable Object> source = overrides.containsKey(attribute.name()) ? overrides : archive;
            if (source.containsKey(attribute.name()) && !attribute.name().equals("pending_delete")) {
                Object value = attribute.cast(source.get(attribute.name()));
                project.set(attribute.column(), value == null ? attribute.defaultValue() : value);
            }
        }
        if (overrides.get("visibility") instanceof String word) {
            project.set("visibility_level", switch (word) {
                case "public" -> 20L;
                case "internal" -> 10L;
                default -> 0L;
            });
        }
        project.set("visibility_level", cappedVisibility());
        reconcileRunners();
    }

    /** The branch the archive names if it is there, else the one HEAD stands on; it is protected as a new default branch is. */
    void settleDefaultBranch() {
        Object named = project.get("default_branch");
        project.set("default_branch", null);
        if (instance.hasRepository(project)) {
            ProjectImport.pointHead(instance.repository(project), named);
            new DefaultBranch(instance).discover(project);
        }
    }

    /** No more visible than the namespace, and private when the level is restricted. */
    private long cappedVisibility() {
        Long level = project.numberOrNull("visibility_level");
        long wanted = level == null ? 0 : level >= 20 ? 20 : level >= 10 ? 10 : 0;
        Optional<Row> namespace = Namespaces.namespaceOf(instance.db(), project).filter(Namespaces::isGroup);
        Long cap = namespace.map(row -> row.numberOrNull("visibility_level")).orElse(null);
        long capped = cap == null ? wanted : Math.min(wanted, cap);
        return restricted(capped) ? 0 : capped;
    }

    private boolean restricted(long level) {
        String word = level >= 20 ? "public" : level >= 10 ? "internal" : "private";
        return instance.settings().get("restricted_visibility_levels") instanceof List<?> levels && (levels.contains(word) || levels.contains(level));
    }

    private void reconcileRunners() {
        boolean disabledAbove = Namespaces.namespaceOf(instance.db(), project)
                .filter(group -> "disabled_and_unoverridable".equals(group.get("shared_runners_setting")) || Boolean.FALSE.equals(group.get("shared_runners_enabled")))
                .isPresent();
        if (disabledAbove) {
            project.set("shared_runners_enabled", false);
        }
    }
}

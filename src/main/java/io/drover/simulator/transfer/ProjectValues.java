package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a project's records that GitLab computes while it exports. */
final class ProjectValues implements RecordWriter.Computed {
    private final Instance instance;
    private final Row project;

    ProjectValues(Instance instance, Row project) {
        this.instance = instance;
        this.project = project;
    }

    @Override
    public @Nullable Object value(Relation relation, Attribute attribute, Row row) {
        return switch (attribute.name()) {
            case "project_id", "target_project_id" -> projectId(relation, row);
            case "source_project_id" -> row.get("target_project_id");
            case "diff_head_sha" -> diffHead(row);
            case "source_branch_sha" -> branch(row.textOrNull("source_branch"));
            case "target_branch_sha" -> branch(row.textOrNull("target_branch"));
            default -> attribute.defaultValue();
        };
    }

    /** A label or milestone of a group has no project, and says so. */
    private @Nullable Object projectId(Relation relation, Row row) {
        boolean ofGroup = (relation.table().equals("labels") || relation.table().equals("milestones")) && row.has("group_id");
        return ofGroup ? null : (Object) project.id();
    }

    private @Nullable Object diffHead(Row mergeRequest) {
        List<Row> diffs = instance.db().table("merge_request_diffs").where("merge_request_id", mergeRequest.id());
        return diffs.isEmpty() ? null : diffs.getLast().get("head_commit_sha");
    }

    private @Nullable Object branch(@Nullable String name) {
        return name == null || !instance.hasRepository(project) ? null : Bundles.commit(instance.repository(project), "refs/heads/" + name).orElse(null);
    }
}

package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Milestones of projects and groups. */
final class Milestones {
    private final Content content;

    Milestones(Content content) {
        this.content = content;
    }

    /** The project's own and those of the groups above it. */
    List<Row> usable(Row project) {
        List<Row> rows = new ArrayList<>(content.table("milestones").where("project_id", project.id()));
        content.groupsAbove(project).forEach(group -> rows.addAll(content.table("milestones").where("group_id", group.id())));
        return rows;
    }

    @Nullable Map<String, @Nullable Object> presentById(@Nullable Long id) {
        return id == null ? null : content.table("milestones").byId(id).map(this::present).orElse(null);
    }

    Map<String, @Nullable Object> present(Row milestone) {
        String due = milestone.textOrNull("due_date");
        LocalDate today = LocalDate.ofInstant(content.now(), ZoneOffset.UTC);
        Fields fields = Fields.of(milestone, "id", "iid");
        if (milestone.has("group_id")) {
            fields.copy(milestone, "group_id");
        } else {
            fields.copy(milestone, "project_id");
        }
        return fields.copy(milestone, "title", "description", "state", "created_at", "updated_at", "due_date", "start_date")
                .put("expired", due != null && LocalDate.parse(due).isBefore(today) && !"closed".equals(milestone.get("state")))
                .put("web_url", content.ownerUrl(milestone) + "/-/milestones/" + milestone.get("iid"))
                .map();
    }
}

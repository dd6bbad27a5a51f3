package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import java.util.Map;

/** Finds the group's own projects; each becomes an entity of the same import. */
final class ProjectsPipeline implements Pipeline {
    private static final String QUERY =
            """
            query($full_path: ID!, $cursor: String, $per_page: Int) {
              group(fullPath: $full_path) {
                projects(includeSubgroups: false, first: $per_page, after: $cursor) {
                  page_info: pageInfo { next_page: endCursor has_next_page: hasNextPage }
                  nodes { id name path full_path: fullPath }
                }
              }
            }
            """;

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        Row entity = transfer.entity();
        for (Map<?, ?> project : Nodes.all(transfer, QUERY, "group", "projects")) {
            transfer.found(new EntityRequest(
                    EntityRequest.PROJECT,
                    Transfer.text(project, "full_path"),
                    transfer.portable().text("full_path"),
                    Transfer.text(project, "path"),
                    true,
                    entity.flag("migrate_memberships"),
                    Nodes.id(String.valueOf(project.get("id"))),
                    entity.id()));
        }
    }
}

package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Badges, asked for over REST; a project's list shows those of its groups too, which are not its own. */
final class BadgesPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) {
        for (Map<?, ?> badge : transfer.source().list(transfer.resource() + "/badges")) {
            if (!transfer.project() || !Transfer.text(badge, "kind").equals("group")) {
                load(transfer, badge);
            }
        }
    }

    private static void load(Transfer transfer, Map<?, ?> badge) {
        Row portable = transfer.portable();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", transfer.project() ? "ProjectBadge" : "GroupBadge");
        columns.put(transfer.project() ? "project_id" : "group_id", portable.id());
        for (String name : new String[] {"name", "link_url", "image_url"}) {
            columns.put(name, badge.get(name));
        }
        columns.put("created_at", transfer.instance().time().now());
        columns.put("updated_at", transfer.instance().time().now());
        transfer.instance().db().table("badges").insert(columns);
    }
}

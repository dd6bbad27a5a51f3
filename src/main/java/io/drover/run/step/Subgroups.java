package io.drover.run.step;

import io.drover.connector.Page;
import io.drover.model.FullPath;
import io.drover.model.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything below a group at the source. */
final class Subgroups {
    private Subgroups() {}

    /** Parents before their children; the group itself is left out. */
    static List<Group> below(Worksite site, FullPath root) {
        List<Group> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Group> page = site.source().inventory().groups(root, cursor);
            page.items().stream().filter(g -> !g.fullPath().equals(root)).forEach(all::add);
            cursor = page.next();
        } while (cursor != null);
        all.sort(java.util.Comparator.comparing((Group g) -> g.fullPath().depth()).thenComparing(Group::fullPath));
        return all;
    }
}

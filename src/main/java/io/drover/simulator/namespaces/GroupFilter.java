package io.drover.simulator.namespaces;

import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters and orders of group lists. */
final class GroupFilter {
    private final Access access;
    private final @Nullable Row user;
    private final Optional<String> search;
    private final Optional<String> visibility;
    private final Optional<Boolean> archived;
    private final boolean topLevelOnly;
    private final boolean owned;
    private final boolean allAvailable;
    private final long minAccess;
    private final List<String> skipped;
    private final Comparator<Row> order;

    GroupFilter(Call call, Access access) {
        this.access = access;
        this.user = call.user();
        this.search = call.text("search").filter(s -> !s.isBlank()).map(s -> s.toLowerCase(Locale.ROOT));
        this.visibility = call.choice("visibility", "private", "internal", "public");
        this.archived = call.flag("archived");
        this.topLevelOnly = call.flag("top_level_only").orElse(false);
        this.owned = call.flag("owned").orElse(false);
        this.allAvailable = call.flag("all_available").orElse(true);
        this.minAccess = call.number("min_access_level").orElse(0L);
        this.skipped = call.list("skip_groups");
        this.order = order(call);
    }

    List<Row> select(List<Row> candidates) {
        List<Row> found = new ArrayList<>();
        for (Row group : candidates) {
            if (keeps(group)) {
                found.add(group);
            }
        }
        found.sort(order);
        return found;
    }

    private boolean keeps(Row group) {
        return (Access.admin(user) || access.seesNamespace(user, group))
                && (!topLevelOnly || group.get("parent_id") == null)
                && !skipped.contains(Long.toString(group.id()))
                && archived.map(wanted -> group.flag("archived") == wanted).orElse(true)
                && visibility.map(wanted -> Levels.visibility(group.number("visibility_level")).equals(wanted)).orElse(true)
                && search.map(word -> group.text("name").toLowerCase(Locale.ROOT).contains(word) || group.text("route").contains(word)).orElse(true)
                && belongs(group);
    }

    private boolean belongs(Row group) {
        Row asking = user;
        if (!owned && minAccess == 0 && (allAvailable || asking == null || Access.admin(asking))) {
            return true;
        }
        int level = asking == null ? 0 : access.memberLevelInNamespace(asking, group);
        return level >= Math.max(minAccess, owned ? Levels.OWNER : Levels.MINIMAL);
    }

    private static Comparator<Row> order(Call call) {
        String by = call.choice("order_by", "name", "path", "id", "similarity").orElse("name");
        boolean ascending = call.choice("sort", "asc", "desc").orElse("asc").equals("asc");
        Comparator<Row> order = by.equals("id") || by.equals("similarity")
                ? Comparator.comparingLong(Row::id)
                : Comparator.comparing((Row row) -> row.text(by).toLowerCase(Locale.ROOT)).thenComparingLong(Row::id);
        return ascending ? order : order.reversed();
    }
}

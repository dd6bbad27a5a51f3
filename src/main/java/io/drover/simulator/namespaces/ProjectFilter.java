package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters and orders of project lists. */
final class ProjectFilter {
    private final Access access;
    private final Directory directory;
    private final @Nullable Row user;
    private final Optional<String> search;
    private final Optional<Boolean> archived;
    private final Optional<String> visibility;
    private final Optional<String> topic;
    private final Optional<Instant> activeAfter;
    private final Optional<Instant> activeBefore;
    private final boolean membership;
    private final boolean owned;
    private final boolean pendingDelete;
    private final long minAccess;
    private final boolean withIssues;
    private final boolean withMergeRequests;
    private final boolean searchNamespaces;
    private final Comparator<Row> order;

    ProjectFilter(Call call, Access access, Directory directory) {
        this.access = access;
        this.directory = directory;
        this.user = call.user();
        this.search = call.text("search").filter(s -> !s.isBlank()).map(s -> s.toLowerCase(Locale.ROOT));
        this.archived = call.flag("archived");
        this.visibility = call.choice("visibility", "private", "internal", "public");
        this.topic = call.text("topic");
        this.activeAfter = call.text("last_activity_after").map(ProjectFilter::instant);
        this.activeBefore = call.text("last_activity_before").map(ProjectFilter::instant);
        this.membership = call.flag("membership").orElse(false);
        this.owned = call.flag("owned").orElse(false);
        this.pendingDelete = call.flag("include_pending_delete").orElse(false);
        this.minAccess = call.number("min_access_level").orElse(0L);
        this.withIssues = call.flag("with_issues_enabled").orElse(false);
        this.withMergeRequests = call.flag("with_merge_requests_enabled").orElse(false);
        this.searchNamespaces = call.flag("search_namespaces").orElse(false);
        this.order = order(call);
    }

    List<Row> select(List<Row> candidates) {
        List<Row> found = new ArrayList<>();
        for (Row project : candidates) {
            if (keeps(project)) {
                found.add(project);
            }
        }
        found.sort(order);
        return found;
    }

    private boolean keeps(Row project) {
        return (Access.admin(user) || access.seesProject(user, project))
                && (pendingDelete || Access.admin(user) || !project.has("marked_for_deletion_at"))
                && archived.map(wanted -> project.flag("archived") == wanted).orElse(true)
                && visibility.map(wanted -> Levels.visibility(project.number("visibility_level")).equals(wanted)).orElse(true)
                && topic.map(wanted -> project.get("topics") instanceof List<?> list && list.contains(wanted)).orElse(true)
                && activeAfter.map(t -> Objects.requireNonNull(project.time("last_activity_at")).isAfter(t)).orElse(true)
                && activeBefore.map(t -> Objects.requireNonNull(project.time("last_activity_at")).isBefore(t)).orElse(true)
                && (!withIssues || project.number("issues_access_level") > 0)
                && (!withMergeRequests || project.number("merge_requests_access_level") > 0)
                && search.map(word -> found(project, word)).orElse(true)
                && belongs(project);
    }

    private boolean found(Row project, String word) {
        return project.text("name").toLowerCase(Locale.ROOT).contains(word)
                || project.text("path").toLowerCase(Locale.ROOT).contains(word)
                || (searchNamespaces && project.text("route").contains(word));
    }

    private boolean belongs(Row project) {
        if (!membership && !owned && minAccess == 0) {
            return true;
        }
        Row asking = user;
        if (asking == null) {
            return false;
        }
        int level = access.memberLevelInProject(asking, project);
        boolean own = level >= Levels.OWNER
                && (directory.namespaceOf(project).text("type").equals("User") || !owned || access.memberLevelInProject(asking, project) >= Levels.OWNER);
        return (!membership || level >= Levels.GUEST) && (!owned || own) && level >= minAccess;
    }

    private static Comparator<Row> order(Call call) {
        boolean keyset = call.text("pagination").filter("keyset"::equals).isPresent();
        String by = call.choice(
                        "order_by", "id", "name", "path", "created_at", "updated_at", "last_activity_at", "similarity", "star_count", "repository_size",
                        "storage_size", "packages_size", "wiki_size")
                .orElse("created_at");
        if (keyset && !by.equals("id")) {
            throw new ApiError(405, Map.of("error", "Keyset pagination is not yet available for this type of request"));
        }
        String otherwise = by.equals("name") || by.equals("path") ? "asc" : "desc";
        boolean ascending = call.choice("sort", "asc", "desc").orElse(otherwise).equals("asc");
        Comparator<Row> order =
                switch (by) {
                    case "name", "path" -> Comparator.comparing(row -> row.text(by).toLowerCase(Locale.ROOT));
                    case "created_at", "updated_at", "last_activity_at" -> Comparator.comparing(row -> Objects.requireNonNull(row.time(by)));
                    case "star_count" -> Comparator.comparingLong(row -> row.number("star_count"));
                    default -> Comparator.comparingLong(Row::id);
                };
        order = order.thenComparingLong(Row::id);
        return ascending ? order : order.reversed();
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10 ? Instant.parse(text + "T00:00:00Z") : Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw ApiError.parameter("last_activity_after is invalid");
        }
    }
}

package io.drover.inventory;

import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.model.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything read so far, and where each strand of the walk goes on. What comes twice is kept once, the later one. Not thread-safe. */
final class WalkState {
    private final SortedMap<Long, User> users = new TreeMap<>();
    private final SortedMap<FullPath, Group> groups = new TreeMap<>();
    private final SortedMap<FullPath, Project> projects = new TreeMap<>();
    private final SortedMap<FullPath, WalkEntry.Detail> details = new TreeMap<>();
    private final Map<String, List<String>> slices = new HashMap<>();
    private final Map<String, Position> positions = new HashMap<>();
    private WalkEntry.@Nullable Start start;

    void apply(WalkEntry entry) {
        switch (entry) {
            case WalkEntry.Start begun -> start = begun;
            case WalkEntry.Slices cut -> slices.put(cut.root(), cut.cursors());
            case WalkEntry.Users page -> {
                page.items().forEach(u -> users.put(u.id(), u));
                move("users", page.next());
            }
            case WalkEntry.Groups page -> {
                page.items().forEach(g -> groups.put(g.fullPath(), g));
                move("groups " + page.root(), page.next());
            }
            case WalkEntry.Projects page -> {
                page.items().forEach(p -> projects.put(p.fullPath(), p));
                move("projects " + page.root() + " " + page.slice(), page.next());
            }
            case WalkEntry.Detail detail -> details.put(detail.path(), detail);
        }
    }

    private void move(String strand, @Nullable String next) {
        positions.put(strand, new Position(next, next == null));
    }

    Optional<WalkEntry.Start> start() {
        return Optional.ofNullable(start);
    }

    Position usersPosition() {
        return position("users");
    }

    Position groupsPosition(String root) {
        return position("groups " + root);
    }

    Position projectsPosition(String root, int slice) {
        return position("projects " + root + " " + slice);
    }

    private Position position(String strand) {
        return positions.getOrDefault(strand, Position.BEGINNING);
    }

    Optional<List<String>> slices(String root) {
        return Optional.ofNullable(slices.get(root));
    }

    SortedMap<Long, User> users() {
        return users;
    }

    SortedMap<FullPath, Group> groups() {
        return groups;
    }

    SortedMap<FullPath, Project> projects() {
        return projects;
    }

    SortedMap<FullPath, WalkEntry.Detail> details() {
        return details;
    }

    /** @param cursor null at the beginning and at the end */
    record Position(@Nullable String cursor, boolean done) {
        static final Position BEGINNING = new Position(null, false);
    }
}

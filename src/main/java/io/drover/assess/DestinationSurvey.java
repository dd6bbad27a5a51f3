package io.drover.assess;

import io.drover.assess.DestinationFacts.PlaceholderRoom;
import io.drover.connector.Capability;
import io.drover.connector.DestinationConnector;
import io.drover.connector.InventoryReader;
import io.drover.connector.Page;
import io.drover.connector.Placeholders;
import io.drover.connector.SourceUser;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.model.User;
import io.drover.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers {@link DestinationFacts}: all the asking that assessment does. Reads only. */
public final class DestinationSurvey {
    private final DestinationConnector destination;
    private final Console console;
    private final Time time;

    public DestinationSurvey(DestinationConnector destination, Console console, Time time) {
        this.destination = destination;
        this.console = console;
        this.time = time;
    }

    /** Looks only where the inventory's groups and projects are to go, and at its people. */
    public DestinationFacts facts(Inventory inventory, DestinationPaths paths) {
        Set<FullPath> groups = new TreeSet<>();
        Set<FullPath> projects = new TreeSet<>();
        InventoryReader reader = destination.inventory();
        try (Progress progress = console.progress("Destination", 0)) {
            for (FullPath root : roots(inventory, paths)) {
                reader.group(root).ifPresent(found -> {
                    groups.add(found.fullPath());
                    walk(cursor -> reader.groups(root, cursor), (Group g) -> groups.add(g.fullPath()), progress);
                    walk(cursor -> reader.projects(root, cursor), (Project p) -> projects.add(p.fullPath()), progress);
                });
            }
            return new DestinationFacts(
                    time.now(),
                    destination.instance(),
                    destination.token(),
                    destination.settings(),
                    destination.capabilities(),
                    groups,
                    projects,
                    Relations.all().stream().filter(destination::carries).collect(Collectors.toSet()),
                    rooms(inventory, paths),
                    listsUsers() ? everyone(progress) : namesakes(inventory.users(), progress));
        }
    }

    /** A top-level group is asked about even where everything goes further down. */
    private List<PlaceholderRoom> rooms(Inventory inventory, DestinationPaths paths) {
        Optional<Placeholders> placeholders = destination.placeholders().filter(_ -> destination.instance().saas());
        return placeholders.stream()
                .flatMap(asked -> roots(inventory, paths).stream().map(root -> FullPath.of(root.root())).distinct().map(group -> room(asked, group)))
                .toList();
    }

    private static PlaceholderRoom room(Placeholders placeholders, FullPath group) {
        long taken = placeholders.of(group).stream().filter(user -> user.placeholder().isPresent() && user.status() != SourceUser.Status.COMPLETED).count();
        return new PlaceholderRoom(group, placeholders.subscription(group).orElse(null), taken);
    }

    /** Outermost namespaces that things go to. */
    private static Set<FullPath> roots(Inventory inventory, DestinationPaths paths) {
        if (paths.into().isPresent()) {
            return Set.of(paths.into().get());
        }
        Set<FullPath> roots = new TreeSet<>();
        Stream.concat(inventory.groups().stream().map(Group::fullPath), inventory.projects().stream().map(Project::fullPath))
                .map(p -> FullPath.of(paths.of(p).root()))
                .forEach(roots::add);
        return roots;
    }

    private boolean listsUsers() {
        return destination.capabilities().contains(Capability.LIST_ALL_USERS) && !destination.instance().saas();
    }

    private List<User> everyone(Progress progress) {
        List<User> users = new ArrayList<>();
        walk(destination.inventory()::users, users::add, progress);
        return users;
    }

    private List<User> namesakes(List<User> sourceUsers, Progress progress) {
        Map<Long, User> found = new LinkedHashMap<>();
        Consumer<User> keep = user -> found.put(user.id(), user);
        for (User user : sourceUsers) {
            if (!user.bot()) {
                Stream.of(user.email(), user.publicEmail())
                        .filter(email -> email != null && !email.isBlank())
                        .forEach(email -> destination.people().byEmail(email).ifPresent(keep));
                destination.people().byUsername(user.username()).ifPresent(keep);
            }
            progress.advance(1);
        }
        return List.copyOf(found.values());
    }

    private static <T> void walk(Pages<T> pages, Consumer<? super T> sink, Progress progress) {
        @Nullable String cursor = null;
        do {
            Page<T> page = pages.from(cursor);
            page.items().forEach(sink);
            progress.advance(page.items().size());
            cursor = page.next();
        } while (cursor != null);
    }

    private interface Pages<T> {
        Page<T> from(@Nullable String cursor);
    }
}

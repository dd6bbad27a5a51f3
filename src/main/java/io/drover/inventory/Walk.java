package io.drover.inventory;

import io.drover.connector.Capability;
import io.drover.connector.InventoryReader;
import io.drover.connector.Page;
import io.drover.connector.SourceConnector;
import io.drover.console.Console.Progress;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a source: first the lists, all strands at the same time; then members and counts of each group and project; last the
 * people, where the instance does not list them. Every page goes into the journal before the walk moves on.
 */
final class Walk {
    private final SourceConnector source;
    private final InventoryReader reader;
    private final List<String> roots;
    private final InventoryOptions options;
    private final WalkState state;
    private final WalkJournal journal;

    /** @param roots none stands for the whole instance */
    Walk(SourceConnector source, List<FullPath> roots, InventoryOptions options, WalkState state, WalkJournal journal) {
        this.source = source;
        this.reader = source.inventory();
        this.roots = roots.isEmpty() ? List.of("") : roots.stream().map(FullPath::value).toList();
        this.options = options;
        this.state = state;
        this.journal = journal;
    }

    void lists(Progress progress) {
        List<Runnable> strands = new ArrayList<>();
        for (String root : roots) {
            List<String> slices = slices(root);
            for (int i = 0; i < Math.max(1, slices.size()); i++) {
                strands.add(projects(root, i, slices.isEmpty() ? null : slices.get(i), progress));
            }
            strands.add(groups(root, progress));
        }
        if (listsUsers()) {
            strands.add(strand(state::usersPosition, null, reader::users, (items, next) -> new WalkEntry.Users(items, next), progress));
        }
        Workers.share(strands, options.workers(), Runnable::run);
    }

    void details(Progress progress) {
        List<Owner> owners = new ArrayList<>();
        state.groups().values().stream().map(Group::owner).forEach(owners::add);
        state.projects().values().stream().map(Project::owner).forEach(owners::add);
        progress.total(owners.size());
        List<Owner> open = owners.stream().filter(o -> !state.details().containsKey(o.fullPath())).toList();
        progress.advance(owners.size() - open.size());
        Map<FullPath, Project> projects = Map.copyOf(state.projects());
        DetailReader details = new DetailReader(source, options);
        Workers.share(open, options.workers(), owner -> {
            record(details.read(owner, projects.get(owner.fullPath())));
            progress.advance(1);
        });
    }

    /** People known as members only, one request each: for tokens that may not list everybody, and GitLab.com, where everybody is millions. */
    void people(Progress progress) {
        if (listsUsers()) {
            return;
        }
        List<Long> unknown = state.details().values().stream()
                .flatMap(d -> d.members().stream())
                .map(Member::userId)
                .distinct()
                .filter(id -> !state.users().containsKey(id))
                .toList();
        progress.total(unknown.size());
        Workers.share(unknown, options.workers(), id -> {
            reader.user(id).ifPresent(user -> record(new WalkEntry.Users(List.of(user), null)));
            progress.advance(1);
        });
    }

    private boolean listsUsers() {
        return source.capabilities().contains(Capability.LIST_ALL_USERS) && !source.instance().saas();
    }

    private List<String> slices(String root) {
        return state.slices(root).orElseGet(() -> {
            // a strand that has begun uncut goes on uncut
            List<String> cut = state.projectsPosition(root, 0).equals(WalkState.Position.BEGINNING) ? reader.projectSlices(path(root)) : List.of();
            record(new WalkEntry.Slices(root, cut));
            return cut;
        });
    }

    private Runnable groups(String root, Progress progress) {
        return strand(
                () -> state.groupsPosition(root),
                null,
                cursor -> reader.groups(path(root), cursor),
                (items, next) -> new WalkEntry.Groups(root, items, next),
                progress);
    }

    private Runnable projects(String root, int slice, @Nullable String from, Progress progress) {
        return strand(
                () -> state.projectsPosition(root, slice),
                from,
                cursor -> reader.projects(path(root), cursor),
                (items, next) -> new WalkEntry.Projects(root, slice, items, next),
                progress);
    }

    private <T> Runnable strand(
            Supplier<WalkState.Position> where,
            @Nullable String from,
            Pages<T> pages,
            EntryOf<T> entry,
            Progress progress) {
        return () -> {
            WalkState.Position position = position(where);
            String cursor = position.cursor() == null ? from : position.cursor();
            boolean done = position.done();
            while (!done) {
                Page<T> page = pages.from(cursor);
                record(entry.of(page.items(), page.next()));
                progress.advance(page.items().size());
                cursor = page.next();
                done = cursor == null;
            }
        };
    }

    private synchronized WalkState.Position position(Supplier<WalkState.Position> where) {
        return where.get();
    }

    private void record(WalkEntry entry) {
        byte[] line = WalkJournal.line(entry);
        synchronized (this) {
            journal.append(line);
            state.apply(entry);
        }
    }

    private static @Nullable FullPath path(String root) {
        return root.isEmpty() ? null : FullPath.of(root);
    }

    private interface Pages<T> {
        Page<T> from(@Nullable String cursor);
    }

    private interface EntryOf<T> {
        WalkEntry of(List<T> items, @Nullable String next);
    }
}

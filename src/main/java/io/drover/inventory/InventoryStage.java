package io.drover.inventory;

import io.drover.config.Workspace;
import io.drover.connector.SourceConnector;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import io.drover.model.FullPath;
import io.drover.model.Member;
import io.drover.model.Relation;
import io.drover.time.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds out what is there and leaves it in the workspace's inventory folder. A walk that was interrupted, also by kill -9, goes on where
 * it stopped; one page at most is read twice. Reads only.
 */
public final class InventoryStage {
    private final SourceConnector source;
    private final Workspace workspace;
    private final Console console;
    private final Time time;

    public InventoryStage(SourceConnector source, Workspace workspace, Console console, Time time) {
        this.source = source;
        this.workspace = workspace;
        this.console = console;
        this.time = time;
    }

    /**
     * Walks and writes.
     *
     * @param name  of the source in {@code drover.yaml}
     * @param roots groups to walk; none is everything the token may see
     * @param fresh forget what an interrupted walk has read
     */
    public Inventory run(String name, List<FullPath> roots, InventoryOptions options, boolean fresh) {
        // a blocked account or a missing scope is told as what it is, not as a group that cannot be seen
        source.token();
        List<FullPath> outermost = outermost(roots);
        checkRoots(outermost);
        WalkState interrupted = new WalkState();
        WalkJournal journal = WalkJournal.open(journalFile(), interrupted::apply);
        try (journal) {
            WalkEntry.Start start = new WalkEntry.Start(
                    name, source.instance().url().toString(), outermost, options.members(), options.counts(), time.now());
            boolean resumes = !fresh && interrupted.start().filter(start::sameWalk).isPresent();
            WalkState state = resumes ? interrupted : begin(journal, start);
            interrupted.start().filter(s -> resumes).ifPresent(s ->
                    console.remark("Going on with the walk that began at " + s.at() + " (--fresh starts again)."));
            walk(new Walk(source, outermost, options, state, journal), options);
            Inventory inventory = result(name, outermost, state, options);
            InventoryFile.write(workspace, inventory);
            journal.discard();
            return inventory;
        }
    }

    private static WalkState begin(WalkJournal journal, WalkEntry.Start start) {
        WalkState state = new WalkState();
        journal.clear();
        journal.append(start);
        state.apply(start);
        return state;
    }

    private void walk(Walk walk, InventoryOptions options) {
        try (Progress progress = console.progress("Groups, projects and users", 0)) {
            walk.lists(progress);
        }
        if (options.members() || options.counts()) {
            try (Progress progress = console.progress(options.counts() ? "Members and counts" : "Members", 0)) {
                walk.details(progress);
            }
            try (Progress progress = console.progress("People", 0)) {
                walk.people(progress);
            }
        }
    }

    private Inventory result(String name, List<FullPath> roots, WalkState state, InventoryOptions options) {
        SortedMap<FullPath, List<Member>> members = new TreeMap<>();
        SortedMap<FullPath, Map<Relation, Long>> counts = new TreeMap<>();
        List<Inventory.Gap> gaps = new ArrayList<>(options.leftOut());
        for (WalkEntry.Detail detail : state.details().values()) {
            members.put(detail.path(), detail.members());
            counts.put(detail.path(), new LinkedHashMap<>(detail.counts()));
            gaps.addAll(detail.gaps());
        }
        return new Inventory(
                name,
                time.now(),
                source.instance(),
                source.token(),
                source.settings(),
                roots,
                List.copyOf(state.users().values()),
                List.copyOf(state.groups().values()),
                List.copyOf(state.projects().values()),
                members,
                counts,
                gaps);
    }

    /** GitLab answers a missing group like an empty one on some endpoints, so look before walking. */
    private void checkRoots(List<FullPath> roots) {
        List<String> missing = roots.stream().filter(root -> source.inventory().group(root).isEmpty()).map(FullPath::value).toList();
        if (!missing.isEmpty()) {
            String what = "there is no group " + String.join(", ", missing) + " on the source, or the token may not see it";
            throw InventoryProblem.ROOT_UNKNOWN.exception(what, source.instance().url().toString());
        }
    }

    private static List<FullPath> outermost(List<FullPath> roots) {
        return roots.stream().filter(r -> roots.stream().noneMatch(o -> !o.equals(r) && o.contains(r))).distinct().sorted().toList();
    }

    private Path journalFile() {
        return workspace.root().resolve(".drover/inventory-walk.jsonl");
    }
}

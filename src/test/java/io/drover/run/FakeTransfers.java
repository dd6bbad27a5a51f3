package io.drover.run;

import io.drover.connector.DirectTransfers;
import io.drover.connector.SourceAccess;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Direct transfers of an instance in memory: groups and projects appear after a while, end after another, and fail when told to. */
final class FakeTransfers implements DirectTransfers {
    static final Duration APPEARS_AFTER = Duration.ofMinutes(1);
    static final Duration TAKES = Duration.ofMinutes(7);

    /** How transfers of this path end, one after the other; those that follow end well. */
    final Map<FullPath, List<Ending>> endings = new HashMap<>();

    /** Paths for which a start is refused, whoever else is in it. */
    final Set<FullPath> refused = new HashSet<>();

    /** So many starts are made although their answers are lost. */
    int answersToLose;

    @Nullable FakeInstance source;
    private final FakeInstance home;
    private final List<Entry> entries = new ArrayList<>();
    private long imports;

    record Ending(Status status, List<Failure> failures, Map<String, Counts> counts) {}

    private static final class Entry {
        final long id;
        final long importId;
        final Entity entity;
        final Instant started;
        Ending ending;
        Status status = Status.STARTED;
        long owner;

        Entry(long id, long importId, Entity entity, Instant started, Ending ending) {
            this.id = id;
            this.importId = importId;
            this.entity = entity;
            this.started = started;
            this.ending = ending;
        }
    }

    FakeTransfers(FakeInstance home) {
        this.home = home;
    }

    @Override
    public synchronized long start(SourceAccess access, List<Entity> wanted) {
        if (wanted.size() > AT_ONCE || wanted.isEmpty()) {
            throw new IllegalArgumentException(wanted.size() + " in one import");
        }
        for (Entity entity : wanted) {
            if (refused.contains(entity.from())) {
                throw new ProblemException(new Problem("GITLAB_REFUSED_INPUT", Actor.YOU, "refused because of " + entity.from(), null, ""), null);
            }
            if (entries.stream().anyMatch(e -> !e.status.ended() && e.entity.from().equals(entity.from()))) {
                throw new IllegalStateException("two transfers of one source: " + entity.from());
            }
            if (home.project(entity.to()).isPresent() || home.group(entity.to()).isPresent()) {
                throw new IllegalStateException("path taken: " + entity.to());
            }
        }
        imports++;
        home.call("import " + imports + " of " + String.join(" ", wanted.stream().map(e -> e.from().value()).toList()));
        for (Entity entity : wanted) {
            home.call("transfer " + entity.from());
            enter(imports, entity);
        }
        if (answersToLose > 0) {
            answersToLose--;
            throw new ProblemException(new Problem("HTTP_UNREACHABLE", Actor.ENVIRONMENT, "the connection was cut", null, ""), null);
        }
        return imports;
    }

    private void enter(long importId, Entity entity) {
        List<Ending> planned = endings.getOrDefault(entity.from(), new ArrayList<>());
        Ending ending = planned.isEmpty() ? new Ending(Status.FINISHED, List.of(), Map.of("labels", new Counts(10, 10, 10))) : planned.removeFirst();
        entries.add(new Entry(entries.size() + 1, importId, entity, home.time.now(), ending));
    }

    /** Does what the time that has passed asks for. */
    synchronized void advance() {
        for (Entry entry : List.copyOf(entries)) {
            Duration age = Duration.between(entry.started, home.time.now());
            if (!entry.status.ended() && entry.owner == 0 && age.compareTo(APPEARS_AFTER) >= 0) {
                appear(entry);
            }
            if (!entry.status.ended() && age.compareTo(TAKES) >= 0) {
                entry.status = entry.ending.status();
            }
        }
    }

    private void appear(Entry entry) {
        FullPath to = entry.entity.to();
        Owner owner = entry.entity.scope() == Scope.GROUP ? home.group(to.value()).owner() : home.project(to.value(), "finished").owner();
        entry.owner = owner.id();
        home.member(owner, home.users.get("root@example.com"), AccessLevel.OWNER);
        if (source == null || entry.entity.scope() == Scope.PROJECT) {
            return;
        }
        home.records.put(Relations.GROUP_LABELS.id() + " " + to, new HashMap<>(source.records.getOrDefault(Relations.GROUP_LABELS.id() + " " + entry.entity.from(), Map.of())));
        source.groups.keySet().stream().filter(g -> g.parent().equals(java.util.Optional.of(entry.entity.from()))).toList().forEach(child -> enter(
                entry.importId, new Entity(Scope.GROUP, child, child.rebase(entry.entity.from(), to), false, false)));
    }

    private Progress progress(Entry e) {
        boolean over = e.status.ended();
        return new Progress(
                e.id,
                e.importId,
                e.entity.scope(),
                e.entity.from(),
                e.entity.to(),
                e.status,
                e.owner == 0 ? OptionalLong.empty() : OptionalLong.of(e.owner),
                over && !e.ending.failures().isEmpty(),
                over ? e.ending.counts() : Map.of("labels", new Counts(10, 5, 4)));
    }

    @Override
    public synchronized Import read(long importId) {
        advance();
        boolean over = entries.stream().filter(e -> e.importId == importId).allMatch(e -> e.status.ended());
        return new Import(importId, over ? Status.FINISHED : Status.STARTED, null, false);
    }

    @Override
    public synchronized List<Import> since(long importId) {
        List<Import> all = new ArrayList<>();
        for (long id = imports; id > importId; id--) {
            all.add(read(id));
        }
        return all;
    }

    @Override
    public synchronized long newest() {
        return imports;
    }

    @Override
    public synchronized List<Progress> entities(long importId) {
        advance();
        return entries.stream().filter(e -> e.importId == importId).map(this::progress).toList();
    }

    @Override
    public synchronized List<Progress> entitiesSince(long importId) {
        advance();
        return entries.stream().filter(e -> e.importId > importId).sorted(Comparator.comparingLong((Entry e) -> e.id).reversed()).map(this::progress).toList();
    }

    @Override
    public synchronized List<Progress> underWay() {
        advance();
        return entries.stream().filter(e -> !e.status.ended()).map(this::progress).toList();
    }

    @Override
    public synchronized List<Failure> failures(long importId, long entityId) {
        return entries.get((int) entityId - 1).ending.failures();
    }

    @Override
    public synchronized void cancel(long importId) {
        home.call("cancel import " + importId);
        entries.stream().filter(e -> e.importId == importId && !e.status.ended()).forEach(e -> e.status = Status.CANCELED);
    }
}

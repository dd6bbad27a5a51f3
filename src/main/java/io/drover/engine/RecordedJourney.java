package io.drover.engine;

import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A journey whose steps are in the journal: what is recorded is not done again. One per attempt, used by one thread. */
final class RecordedJourney implements Journey {
    private static final Duration SOONEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LATEST_LOOK = Duration.ofMinutes(5);

    private final Journal journal;
    private final Permits permits;
    private final Companies companies;
    private final String worker;
    private final Claim claim;
    private final Time time;
    private final StepWatch watch;
    private final Set<String> names = new HashSet<>();
    private final List<PermitNeed> needs = new ArrayList<>();
    private @Nullable String note;
    private int laneMoves;
    private Lane lane;
    private @Nullable String holder;

    private record PermitNeed(String name, PermitLimit limit, String key) {}

    RecordedJourney(Journal journal, Permits permits, Companies companies, String worker, Claim claim, Time time, StepWatch watch) {
        this.journal = journal;
        this.permits = permits;
        this.worker = worker;
        this.companies = companies;
        this.claim = claim;
        this.time = time;
        this.watch = watch;
        this.lane = claim.lane();
        this.holder = claim.heldBy();
    }

    @Override
    public String item() {
        return claim.item();
    }

    @Override
    public <T> T payload(Class<T> type) {
        return Json.read(claim.payload(), type);
    }

    @Override
    public <T> T step(String name, Class<T> type, Callable<T> body) throws Exception {
        Optional<T> recorded = recorded(name, type);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        spendPermits();
        Instant started = time.now();
        watch.crossed(item(), name, StepWatch.Border.BEGINS);
        T result = Objects.requireNonNull(body.call(), () -> "step '" + name + "' answered null");
        return record(name, started, result);
    }

    @Override
    public <T> T poll(String name, Duration every, Duration atMost, Class<T> type, Callable<Optional<T>> attempt) throws Exception {
        Optional<T> recorded = recorded(name, type);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        spendPermits();
        Claim.Entry waiting = claim.steps().get(name);
        Instant firstTry = waiting == null ? time.now() : Instant.ofEpochMilli(waiting.startedAt());
        Optional<T> answer = attempt.call();
        if (answer.isPresent()) {
            return record(name, firstTry, answer.get());
        }
        Instant now = time.now();
        Instant end = firstTry.plus(atMost);
        if (!now.isBefore(end)) {
            throw EngineProblem.WAITED_TOO_LONG.exception("'" + name + "' had no answer within " + atMost, item());
        }
        journal.unanswered(claim, name, firstTry);
        Instant next = now.plus(every);
        throw park(note == null ? name : name + ": " + note, next.isAfter(end) ? end : next);
    }

    @Override
    public void rest(String name, Duration length) throws Exception {
        Claim.Entry begun = claim.steps().get(name);
        Instant end = begun == null ? time.now().plus(length) : Instant.ofEpochMilli(begun.startedAt()).plus(length);
        poll(name, length, length, Boolean.class, () -> time.now().isBefore(end) ? Optional.empty() : Optional.of(true));
    }

    @Override
    public void turn(String name) {
        if (recorded(name, Boolean.class).isPresent()) {
            return;
        }
        Claim.Entry waiting = claim.steps().get(name);
        Instant since = waiting == null ? time.now() : Instant.ofEpochMilli(waiting.startedAt());
        if (journal.turnHasCome(item())) {
            record(name, since, true);
            return;
        }
        journal.unanswered(claim, name, since);
        throw park(name, time.now().plus(untilNextLook(Duration.between(since, time.now()))));
    }

    /** Thousands may wait for the same turn: looking gets rarer the longer it takes, and costs at most a tenth of that. */
    private static Duration untilNextLook(Duration waited) {
        Duration tenth = waited.dividedBy(10);
        Duration longer = tenth.compareTo(SOONEST_LOOK) > 0 ? tenth : SOONEST_LOOK;
        return longer.compareTo(LATEST_LOOK) < 0 ? longer : LATEST_LOOK;
    }

    @Override
    public void permit(String name, PermitLimit limit, String key) {
        requireNew(name);
        needs.add(new PermitNeed(name, limit, key));
    }

    @Override
    public <L, T> T together(String name, Sharing sharing, L load, Class<T> type, SharedDeed<L, T> deed) throws Exception {
        Optional<T> recorded = recorded(name, type);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        Instant started = time.now();
        return switch (companies.board(claim, name, sharing, Json.write(load), started)) {
            case Companies.Place.Served served -> record(name, started, Json.read(served.result(), type));
            case Companies.Place.ComeBack later -> throw park(name, later.at());
            case Companies.Place.Lead lead -> record(name, started, lead(name, lead, load, deed));
        };
    }

    private <L, T> T lead(String name, Companies.Place.Lead lead, L load, SharedDeed<L, T> deed) throws Exception {
        watch.crossed(item(), name, StepWatch.Border.BEGINS);
        Map<String, L> loads = new TreeMap<>();
        lead.loads().forEach((item, json) -> loads.put(item, read(json, load)));
        Map<String, T> results = deed.run(loads);
        Map<String, String> written = new TreeMap<>();
        results.forEach((item, result) -> written.put(item, Json.write(result)));
        companies.served(lead.company(), written, time.now());
        return Objects.requireNonNull(results.get(item()), () -> "'" + name + "' has no result for " + item());
    }

    @SuppressWarnings("unchecked") // every item brings a load of the same type
    private static <L> L read(String json, L example) {
        return (L) Json.read(json, example.getClass());
    }

    @Override
    public void lane(Lane next) {
        laneMoves++;
        if (laneMoves <= claim.laneMoves()) {
            return;
        }
        journal.lane(claim, next);
        if (next != lane) {
            lane = next;
            throw new Leaving.ChangedLane(next);
        }
    }

    @Override
    public void holdFiles() {
        held(worker);
    }

    @Override
    public void releaseFiles() {
        held(null);
    }

    private void held(@Nullable String by) {
        if (!Objects.equals(holder, by)) {
            journal.heldBy(claim, by);
            holder = by;
        }
    }

    @Override
    public void undo(String name, String action, JsonNode facts) {
        requireNew("undo " + name);
        journal.undo(claim, name, action, facts, time.now());
    }

    @Override
    public void note(String words) {
        note = words;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    private <T> Optional<T> recorded(String name, Class<T> type) {
        requireNew(name);
        Claim.Entry entry = claim.steps().get(name);
        if (entry == null || entry.result() == null) {
            return Optional.empty();
        }
        needs.clear();
        return Optional.of(Json.read(entry.result(), type));
    }

    private <T> T record(String name, Instant started, T result) {
        watch.crossed(item(), name, StepWatch.Border.DONE);
        journal.record(claim, name, started, time.now(), Objects.requireNonNull(result));
        watch.crossed(item(), name, StepWatch.Border.RECORDED);
        return result;
    }

    private void spendPermits() {
        for (PermitNeed need : needs) {
            Optional<Instant> wait = permits.take(need.limit(), need.key(), item(), need.name(), time.now());
            if (wait.isPresent()) {
                throw park(need.name(), wait.get());
            }
        }
        needs.clear();
    }

    private Leaving.Parked park(String what, Instant due) {
        journal.park(claim, what, due, false, null);
        return new Leaving.Parked(what, due);
    }

    private void requireNew(String name) {
        if (!names.add(name)) {
            throw new IllegalStateException("two steps named '" + name + "' in " + item());
        }
    }
}

package io.drover.engine;

import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A journey whose steps are in the journal: what is recorded is not done again. One per attempt, used by one thread. */
final class RecordedJourney implements Journey {
    private static final Duration SOONEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LATEST_LOOK = Duration.ofMinutes(5);

    private final Journal journal;
    private final Permits permits;
    private final String worker;
    private final Claim claim;
    private final Time time;
    private final StepWatch watch;
    private final Set<String> names = new HashSet<>();
    private final List<PermitNeed> needs = new ArrayList<>();
    private int laneMoves;
    private Lane lane;
    private @Nullable String holder;

    private record PermitNeed(String name, PermitLimit limit, String key) {}

    RecordedJourney(Journal journal, Permits permits, String worker, Claim claim, Time time, StepWatch watch) {
        this.journal = journal;
        this.permits = permits;
        this.worker = worker;
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
        throw park(name, next.isAfter(end) ? end : next);
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

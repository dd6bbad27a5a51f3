package io.drover.http;

import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything one token does on one host passes here. Keeps the documented limits, learns from the headers of answers, closes an endpoint
 * after a 429, lets fewer in while answers are slow, and writes down who made us wait. Thread-safe.
 */
public final class Governor {
    /** The throttle over all authenticated API requests; what its headers say counts for endpoints not yet seen, too. */
    private static final String GENERAL = "throttle_authenticated_api";

    private final String host;
    private final List<RateLimit> limits;
    private final Time time;
    private final RandomGenerator random;
    private final ThrottleLog log = new ThrottleLog();
    private final Backoff backoff = new Backoff(Duration.ofSeconds(4), Duration.ofMinutes(1));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition slotGivenBack = lock.newCondition();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, String> windowOf = new HashMap<>();
    private final Map<String, Closure> closures = new HashMap<>();
    private final Congestion congestion = new Congestion();
    private int underWay;

    public Governor(String host, List<RateLimit> limits, Time time, RandomGenerator random) {
        this.host = host;
        this.limits = List.copyOf(limits);
        this.time = time;
        this.random = random;
    }

    /** The right to send one request; hand it back with {@link #answered} or {@link #failed}. */
    record Permit(Request request, List<Bucket.Slot> slots, Instant sent) {}

    /** An endpoint that answered 429, closed until then. */
    private record Closure(Instant until, int times, String by) {}

    /** What keeps a request waiting, until when. */
    private record Hold(Instant until, String by) {}

    Instant now() {
        return time.now();
    }

    public ThrottleLog log() {
        return log;
    }

    /**
     * Waits for the right to send. A wait beyond {@code patientUntil} is not begun but thrown, with the time when trying again makes sense.
     */
    Permit acquire(Request request, Instant patientUntil) {
        Instant begun = time.now();
        List<Bucket.Slot> taken = new ArrayList<>();
        Hold hold = reserve(request, patientUntil, taken);
        String by = hold.by();
        try {
            while (hold.until().isAfter(time.now())) {
                by = hold.by();
                Waiting.sleep(time, Duration.between(time.now(), hold.until()), request);
                hold = recheck(request, patientUntil);
            }
            by = enter(request) ? Congestion.NAME : by;
        } catch (RuntimeException e) {
            giveBack(taken, false);
            throw e;
        }
        Instant sent = time.now();
        Duration waited = Duration.between(begun, sent);
        if (!by.isEmpty() && waited.isPositive()) {
            log.waited(host, request.endpoint(), by, waited);
        }
        return new Permit(request, taken, sent);
    }

    /** Waits until the host can bear one more, only now: whoever sleeps is not under way. True when there was something to wait for. */
    private boolean enter(Request request) {
        if (!Congestion.concerns(request)) {
            return false;
        }
        lock.lock();
        try {
            boolean crowded = !congestion.room();
            while (!congestion.room()) {
                await(request);
            }
            congestion.begins();
            return crowded;
        } finally {
            lock.unlock();
        }
    }

    private Hold reserve(Request request, Instant patientUntil, List<Bucket.Slot> taken) {
        lock.lock();
        try {
            List<Bucket> needed = bucketsFor(request);
            while (true) {
                Instant now = time.now();
                Optional<Bucket> full = needed.stream().filter(b -> b.nextFree(now).isEmpty()).findFirst();
                if (full.isPresent()) {
                    await(full.get(), request, patientUntil);
                    continue;
                }
                Hold hold = longest(request, needed, now);
                refuse(request, hold, patientUntil);
                needed.forEach(bucket -> taken.add(bucket.take(now)));
                windowFor(request).ifPresent(Window::take);
                underWay++;
                return hold;
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(Bucket full, Request request, Instant patientUntil) {
        refuse(request, new Hold(full.guess(time.now()), full.limit().name()), patientUntil);
        full.joins();
        try {
            await(request);
        } finally {
            full.leaves();
        }
    }

    /** Until something that is under way is over. */
    private void await(Request request) {
        try {
            slotGivenBack.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.WAIT_INTERRUPTED.exception("stopped while waiting to send", request.where(), e);
        }
    }

    private Hold longest(Request request, List<Bucket> needed, Instant now) {
        Hold hold = new Hold(now, "");
        for (Bucket bucket : needed) {
            Instant free = bucket.nextFree(now).orElse(now);
            hold = free.isAfter(hold.until()) ? new Hold(free, bucket.limit().name()) : hold;
        }
        Hold outside = outside(request, now);
        return outside.until().isAfter(hold.until()) ? outside : hold;
    }

    /** What the instance itself told us to wait for. */
    private Hold outside(Request request, Instant now) {
        Hold hold = new Hold(now, "");
        Optional<Window> window = windowFor(request);
        if (window.isPresent() && window.get().opens(now).isAfter(now)) {
            hold = new Hold(window.get().opens(now), windowOf.getOrDefault(request.endpoint(), GENERAL));
        }
        Closure closure = closures.get(key(request));
        if (closure != null && closure.until().isAfter(hold.until())) {
            hold = new Hold(closure.until(), closure.by());
        }
        return hold;
    }

    private Hold recheck(Request request, Instant patientUntil) {
        lock.lock();
        try {
            Closure closure = closures.get(key(request));
            Hold hold = closure == null ? new Hold(time.now(), "") : new Hold(closure.until(), closure.by());
            refuse(request, hold, patientUntil);
            return hold;
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Request request, Hold hold, Instant patientUntil) {
        if (hold.until().isAfter(patientUntil) && hold.until().isAfter(time.now())) {
            throw TooManyRequests.until(hold.until(), hold.by(), request);
        }
    }

    /** Learns from an answer. Returns true when it was a refusal and the request should be sent again. */
    boolean answered(Permit permit, Response response) {
        Instant now = time.now();
        Learned learned = Learned.from(response, now);
        lock.lock();
        try {
            giveBack(permit.slots(), true);
            learnCongestion(permit, response.status(), now);
            learnWindow(permit.request(), learned, now);
            if (response.status() != 429) {
                closures.remove(key(permit.request()));
                return false;
            }
            close(permit, learned, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing usable came back; the instance may have counted the request all the same. */
    void failed(Permit permit) {
        lock.lock();
        try {
            giveBack(permit.slots(), true);
            if (Congestion.concerns(permit.request())) {
                congestion.unanswered(permit.sent(), time.now());
            }
        } finally {
            lock.unlock();
        }
    }

    private void learnCongestion(Permit permit, int status, Instant now) {
        if (Congestion.concerns(permit.request())) {
            Duration took = Duration.ofNanos((long) (Duration.between(permit.sent(), now).toNanos() / time.pace()));
            congestion.answered(permit.request().endpoint(), status, permit.sent(), took, now);
        }
    }

    private void giveBack(List<Bucket.Slot> taken, boolean sent) {
        lock.lock();
        try {
            Instant now = time.now();
            taken.forEach(slot -> {
                if (sent) {
                    slot.used(now);
                } else {
                    slot.unused();
                }
            });
            underWay--;
            slotGivenBack.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void learnWindow(Request request, Learned learned, Instant now) {
        if (learned.remaining().isPresent() && learned.resetAt().isPresent()) {
            String name = learned.name().orElse(GENERAL);
            windowOf.put(request.endpoint(), name);
            windows.computeIfAbsent(name, n -> new Window())
                    .learn(learned.remaining().getAsLong(), learned.resetAt().get(), underWay, now);
        }
    }

    private void close(Permit permit, Learned learned, Instant now) {
        Request request = permit.request();
        Closure before = closures.get(key(request));
        int times = before == null ? 1 : before.times() + 1;
        List<Bucket> own = permit.slots().stream().map(Bucket.Slot::bucket).filter(b -> !b.limit().general()).toList();
        Duration wait = learned.retryAfter().orElseGet(() -> backoff.before(times, random));
        if (learned.retryAfter().isEmpty()) {
            own.forEach(bucket -> bucket.shrink(now));
        }
        String by = learned.name().orElse(own.isEmpty() ? "429 without a name" : own.getFirst().limit().name());
        Instant until = now.plus(wait);
        closures.put(key(request), new Closure(before != null && before.until().isAfter(until) ? before.until() : until, times, by));
        log.refused(host, request.endpoint(), by);
    }

    private Optional<Window> windowFor(Request request) {
        @Nullable Window window = windows.get(windowOf.getOrDefault(request.endpoint(), GENERAL));
        return Optional.ofNullable(window);
    }

    private List<Bucket> bucketsFor(Request request) {
        return limits.stream()
                .filter(limit -> limit.covers(request.endpoint()))
                .map(limit -> buckets.computeIfAbsent(
                        limit.by() == RateLimit.By.USER ? limit.name() : limit.name() + " " + request.scope(), k -> new Bucket(limit)))
                .toList();
    }

    private static String key(Request request) {
        return request.endpoint() + " " + request.scope();
    }
}

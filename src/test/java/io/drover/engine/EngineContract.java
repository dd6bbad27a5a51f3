package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.time.ManualTime;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What an engine promises, whatever its store. */
abstract class EngineContract {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    final ManualTime clock = new ManualTime(START);
    final List<String> happened = Collections.synchronizedList(new ArrayList<>());

    /** A store that is empty at the start of each test. */
    abstract Store store();

    Engine engine(Itinerary itinerary) {
        return Engine.open(options(clock, itinerary));
    }

    EngineOptions options(Time time, Itinerary itinerary) {
        return EngineOptions.shared(store(), "w1", time, Map.of("thing", itinerary)).withRhythm(Duration.ofSeconds(5), Duration.ofMillis(20));
    }

    static Submission thing(String item, int turn) {
        return new Submission(item, "thing", "wave " + turn, turn, StringNode.valueOf("payload of " + item));
    }

    static ProblemException problem(Actor actor) {
        return new ProblemException(new Problem("IT_BROKE", actor, "it broke", null, "mend it"), null);
    }

    @Test
    void a_recorded_step_is_not_done_again_and_its_result_comes_back() {
        AtomicInteger tries = new AtomicInteger();
        try (Engine engine = engine(j -> {
            String found = j.step("find", String.class, () -> {
                happened.add("find");
                return "found";
            });
            j.step("use", () -> {
                happened.add("use " + found);
                if (tries.incrementAndGet() == 1) {
                    throw problem(Actor.ENVIRONMENT);
                }
            });
        })) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
            assertThat(happened).containsExactly("find", "use found", "use found");
            ItemStatus status = engine.reader().item("a").orElseThrow();
            assertThat(status.state()).isEqualTo(ItemState.DONE);
            assertThat(status.stepsDone()).isEqualTo(2);
            assertThat(status.problem()).isNull();
            assertThat(engine.reader().steps("a")).extracting(StepRecord::name, StepRecord::position).containsExactly(
                    org.assertj.core.groups.Tuple.tuple("find", 1), org.assertj.core.groups.Tuple.tuple("use", 2));
        }
    }

    @Test
    void the_payload_comes_along() {
        try (Engine engine = engine(j -> happened.add(j.payload(String.class)))) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
        }
        assertThat(happened).containsExactly("payload of a");
    }

    @Test
    void a_poll_is_asked_at_its_pace_until_it_answers() {
        try (Engine engine = engine(j -> {
            String answer = j.poll("ready", Duration.ofSeconds(30), Duration.ofHours(1), String.class, () -> {
                happened.add(Duration.between(START, j.now()).toString());
                return happened.size() == 4 ? Optional.of("yes") : Optional.empty();
            });
            happened.add(answer);
        })) {
            engine.submit(List.of(thing("a", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            ItemStatus waiting = engine.reader().item("a").orElseThrow();
            assertThat(waiting.state()).isEqualTo(ItemState.WAITING);
            assertThat(waiting.step()).isEqualTo("ready");
            assertThat(waiting.due()).isEqualTo(START.plusSeconds(30));
            drive.runToEnd();
            assertThat(engine.reader().steps("a").getFirst().took()).contains(Duration.ofSeconds(90));
            assertThat(engine.reader().steps("a").getFirst().tries()).isEqualTo(4);
        }
        assertThat(happened).containsExactly("PT0S", "PT30S", "PT1M", "PT1M30S", "yes");
    }

    @Test
    void a_poll_gives_up_at_its_limit() {
        try (Engine engine = engine(j -> j.poll("ready", Duration.ofMinutes(7), Duration.ofMinutes(30), String.class, Optional::empty))) {
            engine.submit(List.of(thing("a", 1)));
            assertThat(engine.drive(clock).runToEnd()).isEqualTo(START.plus(Duration.ofMinutes(30)));
            ItemStatus status = engine.reader().item("a").orElseThrow();
            assertThat(status.state()).isEqualTo(ItemState.FAILED);
            assertThat(status.problem()).extracting(Problem::code).isEqualTo("WAITED_TOO_LONG");
        }
    }

    @Test
    void environment_problems_are_tried_again_with_growing_delay_and_then_fail() {
        List<Long> seconds = Collections.synchronizedList(new ArrayList<>());
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(10), Duration.ofSeconds(60));
        EngineOptions options = options(clock, j -> j.step("call", () -> {
                    seconds.add(Duration.between(START, j.now()).toSeconds());
                    throw problem(Actor.ENVIRONMENT);
                }))
                .withRetries(policy);
        try (Engine engine = Engine.open(options)) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
            assertThat(seconds).containsExactly(0L, 10L, 30L, 70L, 130L);
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.FAILED);
        }
    }

    @Test
    void a_step_that_knows_when_to_come_back_is_not_a_failed_attempt() {
        try (Engine engine = engine(j -> j.step("call", () -> {
            happened.add(j.now().toString());
            if (happened.size() < 30) {
                throw happened.size() % 2 == 0
                        ? new TryAgainAt(j.now().plusSeconds(3600), "told to wait")
                        : new ProblemException(new Problem("LIMITED", Actor.ENVIRONMENT, "limited", null, "wait"), null, j.now().plusSeconds(3600));
            }
        }))) {
            engine.submit(List.of(thing("a", 1)));
            assertThat(engine.drive(clock).runToEnd()).isEqualTo(START.plus(Duration.ofHours(29)));
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.DONE);
        }
    }

    @Test
    void a_failing_item_does_not_stop_the_others_and_the_next_turn_starts_after_all_have_ended() {
        try (Engine engine = engine(j -> {
            if (j.item().equals("b")) {
                j.poll("slow", Duration.ofHours(1), Duration.ofDays(1), String.class, () -> Duration.between(START, j.now()).toHours() >= 3 ? Optional.of("x") : Optional.empty());
            }
            happened.add(j.item());
            if (j.item().equals("a")) {
                throw problem(Actor.SOURCE_ADMIN);
            }
            if (j.item().equals("c")) {
                throw new IllegalStateException("secret words");
            }
        })) {
            assertThat(engine.submit(List.of(thing("z", 2), thing("a", 1), thing("b", 1), thing("c", 1)))).isEqualTo(4);
            assertThat(engine.submit(List.of(thing("a", 1)))).isZero();
            engine.drive(clock).runToEnd();
            assertThat(happened).containsExactlyInAnyOrder("a", "c", "b", "z").endsWith("b", "z");
            assertThat(engine.reader().tally().items()).containsEntry(ItemState.DONE, 2).containsEntry(ItemState.FAILED, 2);
            assertThat(engine.reader().tally().settled()).isTrue();
            assertThat(engine.reader().item("c").orElseThrow().problem()).hasToString(
                    EngineProblem.STEP_BROKE.problem("java.lang.IllegalStateException", "c").toString());
        }
    }

    @Test
    void items_of_one_turn_are_taken_in_the_order_they_were_entered() {
        List<String> entered = List.of("m", "a", "z", "k", "b", "y", "c", "x", "d", "w", "e", "v", "f");
        PermitLimit one = new PermitLimit("export", 1, Duration.ofMinutes(1), "doc");
        try (Engine engine = engine(j -> {
            j.permit("may export", one, "me");
            j.step("export", () -> happened.add(j.item()));
        })) {
            engine.submit(entered.stream().map(item -> thing(item, 1)).toList());
            engine.submit(List.of(thing("0", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            assertThat(happened).as("all are due, none in the future").containsExactly("m");
            assertThat(engine.reader().items()).allSatisfy(i -> assertThat(i.item().equals("m") || i.due() != null).isTrue());
            drive.runToEnd();
        }
        assertThat(happened).startsWith(entered.toArray(String[]::new)).endsWith("0").hasSize(14);
    }

    @Test
    void an_item_that_sets_out_early_waits_for_its_turn_where_it_says_so() {
        try (Engine engine = engine(j -> {
            if (j.item().startsWith("group")) {
                boolean slow = j.item().equals("group b");
                j.poll("import", Duration.ofMinutes(1), Duration.ofDays(1), String.class, () -> slow && at(j) < 3600 ? Optional.empty() : Optional.of("x"));
                happened.add(j.item() + " at " + at(j));
                if (slow) {
                    throw problem(Actor.DESTINATION_ADMIN);
                }
            } else {
                j.step("export", () -> happened.add(j.item() + " exported at " + at(j)));
                j.turn("wait for the groups");
                j.step("import", () -> happened.add(j.item() + " imported"));
            }
        })) {
            Submission project = new Submission("project", "thing", "wave 1", 9, 1, StringNode.valueOf(""));
            Submission later = new Submission("next wave", "thing", "wave 2", 19, 11, StringNode.valueOf(""));
            engine.submit(List.of(later, project, thing("people", 0), thing("group b", 2), thing("group a", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            assertThat(happened).containsExactly("people exported at 0", "people imported", "project exported at 0", "group a at 0");
            assertThat(engine.reader().item("project").orElseThrow().step()).isEqualTo("wait for the groups");
            assertThat(engine.reader().item("next wave").orElseThrow().state()).isEqualTo(ItemState.WAITING);

            drive.runToEnd();
        }
        assertThat(happened.subList(4, 8)).as("an ended group is enough, it need not be done").containsExactly(
                "group b at 3600", "project imported", "next wave exported at " + at(), "next wave imported");
        assertThat(at()).as("looking gets rarer, and is late by a tenth at most").isBetween(3600L, 3960L);
    }

    private static long at(Journey journey) {
        return Duration.between(START, journey.now()).toSeconds();
    }

    private long at() {
        return Duration.between(START, clock.now()).toSeconds();
    }

    @Test
    void a_rest_is_taken_once_and_ends_in_time_although_the_item_was_called_before() {
        try (Engine engine = engine(j -> {
            j.step("ask for it", () -> happened.add("asked " + Duration.between(START, j.now()).toSeconds()));
            j.rest("give it time", Duration.ofSeconds(30));
            j.step("fetch it", () -> happened.add("fetched " + Duration.between(START, j.now()).toSeconds()));
            j.rest("no time at all", Duration.ZERO);
        })) {
            engine.submit(List.of(thing("a", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            engine.pause("a");
            clock.advance(Duration.ofSeconds(20));
            engine.resume("a");
            drive.runDue();
            assertThat(engine.reader().item("a").orElseThrow().due()).isEqualTo(START.plusSeconds(30));
            drive.runToEnd();
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.DONE);
        }
        assertThat(happened).containsExactly("asked 0", "fetched 30");
    }

    @Test
    void permits_are_spent_exactly_as_the_limit_allows() {
        PermitLimit six = new PermitLimit("import", 6, Duration.ofMinutes(1), "doc/administration/settings/import_export_rate_limits.md");
        try (Engine engine = engine(j -> {
            j.permit("may import", six, "me");
            j.step("import", () -> happened.add(String.valueOf(Duration.between(START, j.now()).toSeconds())));
        })) {
            List<Submission> many = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                many.add(thing("i" + i, 1));
            }
            engine.submit(many);
            assertThat(engine.drive(clock).runToEnd()).isEqualTo(START.plusSeconds(180));
        }
        assertThat(happened.stream().collect(java.util.stream.Collectors.groupingBy(s -> s, java.util.stream.Collectors.counting())))
                .isEqualTo(Map.of("0", 6L, "60", 6L, "120", 6L, "180", 2L));
    }

    private static final PermitLimit TWO = new PermitLimit("two", 2, Duration.ofMinutes(1), "somewhere");

    private Itinerary together(AtomicInteger failures) {
        return j -> {
            String result = j.together("start", new Sharing(TWO, "me", 5), "load of " + j.item(), String.class, loads -> {
                happened.add(Duration.between(START, clock.now()).toSeconds() + " " + String.join(" ", loads.keySet()));
                if (failures.getAndDecrement() > 0) {
                    throw problem(Actor.ENVIRONMENT);
                }
                Map<String, String> results = new java.util.TreeMap<>();
                loads.forEach((item, load) -> results.put(item, "did " + load));
                return results;
            });
            j.step("use", () -> assertThat(result).isEqualTo("did load of " + j.item()));
        };
    }

    private static List<Submission> things(int count) {
        List<Submission> all = new ArrayList<>();
        for (int i = 10; i < 10 + count; i++) {
            all.add(thing("t" + i, 1));
        }
        return all;
    }

    @Test
    void items_that_wait_for_a_permit_have_it_done_together_and_each_gets_its_result() {
        try (Engine engine = engine(together(new AtomicInteger()))) {
            engine.submit(things(19));
            engine.drive(clock).runToEnd();
            assertThat(happened).containsExactly(
                    "0 t10", "0 t11", "60 t12 t13 t14 t15 t16", "60 t17 t18 t19 t20 t21", "120 t22 t23 t24 t25 t26", "120 t27 t28");
            assertThat(engine.reader().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
    }

    @Test
    void a_company_whose_leader_fails_for_now_goes_again_and_costs_a_permit_again() {
        try (Engine engine = engine(together(new AtomicInteger(3)))) {
            engine.submit(things(8));
            engine.drive(clock).runToEnd();
            assertThat(happened).containsExactly(
                    "0 t10", "0 t11", "60 t12 t13 t14 t15 t16", "60 t17", "120 t10", "120 t11", "180 t12 t13 t14 t15 t16");
            assertThat(engine.reader().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
    }

    @Test
    void when_a_leader_is_called_back_the_others_find_another() {
        try (Engine engine = engine(together(new AtomicInteger(3)))) {
            engine.submit(things(5));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            engine.cancel("t10");
            engine.cancel("t11");
            clock.advanceTo(START.plusSeconds(60));
            drive.runDue();
            assertThat(happened.getLast()).isEqualTo("60 t12 t13 t14");
            engine.cancel("t12");
            drive.runToEnd();
            assertThat(happened.getLast()).endsWith("t13 t14");
            assertThat(engine.reader().item("t13").orElseThrow().state()).isEqualTo(ItemState.DONE);
            assertThat(engine.reader().item("t14").orElseThrow().state()).isEqualTo(ItemState.DONE);
        }
    }

    @Test
    void permits_hold_after_a_long_sleep_with_many_overdue() {
        PermitLimit two = new PermitLimit("export", 2, Duration.ofMinutes(1), "doc");
        try (Engine engine = engine(j -> {
            j.permit("may export", two, j.item().substring(0, 1));
            j.step("export", () -> happened.add(j.item().charAt(0) + " " + Duration.between(START, j.now()).toMinutes()));
        })) {
            List<Submission> many = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                many.add(thing("x" + i, 1));
                many.add(thing("y" + i, 1));
            }
            engine.submit(many);
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            clock.advance(Duration.ofMinutes(100));
            drive.runToEnd();
        }
        assertThat(happened.stream().filter(s -> s.startsWith("x")))
                .containsExactly("x 0", "x 0", "x 100", "x 100", "x 101", "x 101", "x 102");
        assertThat(happened.stream().filter(s -> s.startsWith("y"))).hasSize(7);
    }

    @Test
    void a_permit_is_asked_for_again_when_its_step_runs_again() {
        PermitLimit one = new PermitLimit("download", 1, Duration.ofMinutes(1), "doc");
        try (Engine engine = engine(j -> {
            j.permit("may download", one, "ns");
            j.step("download", () -> {
                happened.add(String.valueOf(Duration.between(START, j.now()).toSeconds()));
                if (happened.size() < 3) {
                    throw problem(Actor.ENVIRONMENT);
                }
            });
        })) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
        }
        assertThat(happened).containsExactly("0", "60", "120");
    }

    @Test
    void lanes_hold_no_more_than_their_number_and_a_replay_does_not_go_back() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        EngineOptions options = options(Time.system(), j -> {
                    j.step("before", () -> {});
                    j.lane(Lane.IMPORT);
                    j.step("inside", () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        two.countDown();
                        two.await();
                        now.decrementAndGet();
                    });
                    j.lane(Lane.COMPLEMENT);
                    j.poll("again", Duration.ofMillis(1), Duration.ofMinutes(1), String.class, () ->
                            happened.contains(j.item()) ? Optional.of("yes") : happened.add(j.item()) ? Optional.empty() : Optional.empty());
                })
                .withLanes(Map.of(Lane.IMPORT, 2));
        try (Engine engine = Engine.open(options)) {
            List<Submission> many = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                many.add(thing("i" + i, 1));
            }
            engine.submit(many);
            engine.start();
            Tally tally = engine.await(t -> {});
            assertThat(tally.of(ItemState.DONE)).isEqualTo(12);
            assertThat(most).hasValue(2);
            assertThat(engine.reader().items()).allMatch(s -> s.lane() == Lane.COMPLEMENT);
        }
    }

    @Test
    void who_was_taken_over_writes_nothing_any_more() throws Exception {
        List<RuntimeException> seen = new ArrayList<>();
        Engine[] holder = new Engine[1];
        try (Engine engine = engine(j -> {
            j.step("first", () -> {});
            if (happened.isEmpty()) {
                happened.add("old");
                // A second worker takes the item while this one sleeps inside its step.
                j.step("shared", String.class, () -> {
                    try (Engine other = Engine.open(options(clock, k -> {
                        k.step("first", () -> happened.add("repeated"));
                        happened.add(k.step("shared", String.class, () -> "new"));
                    }))) {
                        steal(other);
                    }
                    return "old";
                });
                seen.add(new IllegalStateException("went on"));
            }
        })) {
            holder[0] = engine;
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runDue();
            assertThat(happened).containsExactly("old", "new");
            assertThat(seen).isEmpty();
            StepRecord shared = engine.reader().steps("a").get(1);
            assertThat(shared.result()).hasToString("\"new\"");
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.DONE);
        }
    }

    /** What dead execution detection does: the row is due again for anybody. */
    @Test
    void an_item_is_left_to_the_worker_that_holds_its_files_for_as_long_as_that_lives() {
        Engine.open(options("w1")).close();
        try (Engine holder = Engine.open(options("w1"));
                Engine other = Engine.open(options("w2"))) {
            holder.submit(List.of(thing("a", 1)));
            holder.drive(clock).runDue();
            holder.workers().beat();
            clock.advance(Duration.ofSeconds(10));
            other.drive(clock).runDue();
            assertThat(happened).containsExactly("w1 downloads");
            assertThat(other.reader().item("a").orElseThrow()).extracting(ItemStatus::state, ItemStatus::step).containsExactly(ItemState.WAITING, "the worker w1");
            clock.advance(Duration.ofSeconds(3));
            holder.drive(clock).runDue();
            assertThat(happened).containsExactly("w1 downloads", "w1 uses");
            clock.advance(Duration.ofSeconds(10));
            other.drive(clock).runDue();
            assertThat(happened).as("the files are gone, so anybody may go on").containsExactly("w1 downloads", "w1 uses", "w2 ends");

            other.submit(List.of(thing("b", 1)));
            other.drive(clock).runDue();
            other.workers().beat();
            clock.advance(Duration.ofSeconds(21));
            holder.drive(clock).runDue();
            assertThat(happened).as("who is silent for four beats is dead").endsWith("w2 downloads", "w1 uses");
        }
    }

    /** Downloads, waits ten seconds, uses, waits ten seconds more without the files, ends. */
    private EngineOptions options(String worker) {
        Itinerary itinerary = j -> {
            j.holdFiles();
            j.step("download", () -> happened.add(worker + " downloads"));
            j.rest("wait", Duration.ofSeconds(10));
            j.step("use", () -> happened.add(worker + " uses"));
            j.releaseFiles();
            j.rest("wait more", Duration.ofSeconds(10));
            j.step("end", () -> happened.add(worker + " ends"));
        };
        return EngineOptions.shared(store(), worker, clock, Map.of("thing", itinerary)).withRhythm(Duration.ofSeconds(5), Duration.ofMillis(20));
    }

    private static void steal(Engine other) {
        other.takeOverEverything();
        other.drive((ManualTime) other.time()).runDue();
    }

    @Test
    void a_step_that_is_interrupted_has_not_failed_however_it_tells() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupt = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        Itinerary itinerary = j -> j.step("ask", () -> {
            if (tries.incrementAndGet() == 1) {
                inside.countDown();
                interrupt.await();
                throw new CancellationException();
            }
            happened.add("asked");
        });
        Engine interrupted = Engine.open(options(Time.system(), itinerary));
        interrupted.submit(List.of(thing("a", 1)));
        interrupted.start();
        inside.await();
        Thread closer = Thread.ofPlatform().start(interrupted::close);
        Awaitility.await().until(() -> closer.getState() == Thread.State.WAITING || closer.getState() == Thread.State.TIMED_WAITING);
        interrupt.countDown();
        closer.join();
        try (Engine engine = Engine.open(options(Time.system(), itinerary))) {
            assertThat(engine.reader().item("a")).map(ItemStatus::state).isNotEqualTo(Optional.of(ItemState.FAILED));
            engine.start();
            engine.await(t -> {});
            assertThat(engine.reader().item("a")).map(ItemStatus::state).contains(ItemState.DONE);
        }
        assertThat(happened).containsExactly("asked");
    }

    @Test
    void pause_resume_cancel_and_retry_of_one_item() {
        try (Engine engine = engine(j -> {
            j.step("one " + happened.size() * 0, () -> happened.add(j.item() + " 1"));
            j.poll("gate", Duration.ofMinutes(1), Duration.ofDays(10), String.class, () -> Duration.between(START, j.now()).toHours() > 0 ? Optional.of("open") : Optional.empty());
            j.step("two", () -> happened.add(j.item() + " 2"));
        })) {
            engine.submit(List.of(thing("a", 1), thing("b", 1), thing("c", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runDue();
            engine.pause("a");
            engine.cancel("b");
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.PAUSED);
            assertThat(engine.reader().item("b").orElseThrow().state()).isEqualTo(ItemState.CANCELED);
            drive.runToEnd();
            assertThat(happened).contains("c 2").doesNotContain("a 2", "b 2");
            assertThat(engine.reader().tally().settled()).isTrue();
            assertThatThrownBy(() -> engine.resume("b")).hasMessageContaining("WRONG_STATE");
            assertThatThrownBy(() -> engine.pause("x")).hasMessageContaining("NO_SUCH_ITEM");
            engine.resume("a");
            engine.retry("b");
            drive.runToEnd();
            assertThat(happened).contains("a 2", "b 2").filteredOn(s -> s.endsWith("1")).hasSize(3);
            assertThat(engine.reader().tally().of(ItemState.DONE)).isEqualTo(3);
        }
    }

    @Test
    void what_follows_an_item_that_is_retried_comes_after_it_and_starts_from_its_beginning() {
        AtomicInteger tries = new AtomicInteger();
        try (Engine engine = engine(j -> j.step("one", () -> {
            if (j.item().equals("a") && tries.incrementAndGet() == 1) {
                throw problem(Actor.DESTINATION_ADMIN);
            }
            happened.add(j.item());
        }))) {
            engine.submit(List.of(thing("a", 1), thing("z", 2)));
            VirtualDrive drive = engine.drive(clock);
            drive.runToEnd();
            assertThat(happened).containsExactly("z");
            engine.retry("a", List.of(), List.of(thing("z", 2)));
            drive.runToEnd();
            assertThat(happened).containsExactly("z", "a", "z");
            assertThatThrownBy(() -> engine.retry("a", List.of(), List.of(thing("y", 2)))).hasMessageContaining("WRONG_STATE");
            assertThat(engine.reader().item("y")).as("all or nothing").isEmpty();
        }
    }

    @Test
    void a_running_item_obeys_after_the_step_it_is_in() {
        Engine[] self = new Engine[1];
        try (Engine engine = engine(j -> {
            j.step("one", () -> {
                happened.add("one");
                self[0].pause("a");
            });
            j.step("two", () -> happened.add("two"));
        })) {
            self[0] = engine;
            engine.submit(List.of(thing("a", 1)));
            VirtualDrive drive = engine.drive(clock);
            drive.runToEnd();
            assertThat(happened).containsExactly("one");
            assertThat(engine.reader().item("a").orElseThrow().state()).isEqualTo(ItemState.PAUSED);
            engine.resume("a");
            drive.runToEnd();
            assertThat(happened).containsExactly("one", "two");
        }
    }

    @Test
    void undo_records_come_newest_first_and_only_once() {
        ObjectNode facts = JsonMapper.shared().createObjectNode().put("id", 7);
        AtomicInteger tries = new AtomicInteger();
        try (Engine engine = engine(j -> {
            j.undo("unfreeze", "unfreeze-project", facts);
            j.step("freeze", () -> {
                if (tries.incrementAndGet() % 2 == 1) {
                    throw problem(Actor.ENVIRONMENT);
                }
            });
            j.undo("delete", "delete-project", facts);
            j.step("create", () -> {});
        })) {
            engine.submit(List.of(thing("a", 1), thing("b", 2)));
            engine.drive(clock).runToEnd();
            List<UndoRecord> undos = engine.reader().undos();
            assertThat(undos).extracting(u -> u.item() + " " + u.name()).containsExactly("b delete", "b unfreeze", "a delete", "a unfreeze");
            assertThat(undos.getFirst().facts()).isEqualTo(facts);
            engine.closeUndo(undos.getFirst(), "deleted");
            assertThat(engine.reader().undos().getFirst().outcome()).isEqualTo("deleted");
        }
    }

    @Test
    void another_process_can_look_without_starting_anything() {
        Store store = store();
        try (Engine engine = engine(j -> j.step("one", () -> {}))) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
            try (JournalReader reader = JournalReader.open(store).orElseThrow()) {
                assertThat(reader.items()).extracting(ItemStatus::item, ItemStatus::state).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", ItemState.DONE));
            }
        }
        try (JournalReader reader = JournalReader.open(store).orElseThrow()) {
            assertThat(reader.tally().of(ItemState.DONE)).isEqualTo(1);
        }
    }

    @Test
    void two_steps_of_one_name_are_a_bug() {
        try (Engine engine = engine(j -> {
            j.step("one", () -> {});
            j.step("one", () -> {});
        })) {
            engine.submit(List.of(thing("a", 1)));
            engine.drive(clock).runToEnd();
            assertThat(engine.reader().item("a").orElseThrow().problem()).extracting(Problem::actor).isEqualTo(Actor.US);
        }
    }
}

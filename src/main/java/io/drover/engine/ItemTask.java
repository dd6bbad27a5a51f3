package io.drover.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A lane as db-scheduler knows it: a task of its own on the one table. */
final class ItemTask {
    /** How soon to come back when the journal itself could not be written. */
    private static final Duration JOURNAL_TROUBLE = Duration.ofSeconds(10);

    private ItemTask() {}

    static String name(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    /** @param left called after an item has left the schedule */
    static CustomTask<Void> of(Lane lane, Traveller traveller, Time time, Runnable left) {
        return Tasks.custom(name(lane), Void.class)
                .onFailure((FailureHandler<Void>) (done, schedule) -> schedule.reschedule(done, time.now().plus(JOURNAL_TROUBLE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> completion(traveller.travel(instance.getId(), lane), instance.getId(), time, left));
    }

    private static CompletionHandler<Void> completion(Traveller.Next next, String item, Time time, Runnable left) {
        return switch (next) {
            case Traveller.Next.Leave() -> (done, schedule) -> {
                schedule.remove();
                left.run();
            };
            case Traveller.Next.ComeBack(Instant at) -> (done, schedule) -> schedule.reschedule(done, at);
            case Traveller.Next.Move(Lane lane) ->
                (done, schedule) -> schedule.removeAndScheduleNew(SchedulableInstance.of(new TaskInstance<>(name(lane), item), time.now()));
            case Traveller.Next.Nothing() -> (done, schedule) -> {};
        };
    }
}

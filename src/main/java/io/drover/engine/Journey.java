package io.drover.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * One item's way through its itinerary. Names of steps, polls, permits and undos are unique within an item; results are JSON-serialisable
 * and hold no secret. No engine gives exactly-once outside effects: a step looks before it acts.
 */
public interface Journey {
    /** The item's id, such as {@code project:acme/web/shop}. */
    String item();

    /** What the item was submitted with. */
    <T> T payload(Class<T> type);

    /** Runs {@code body} once and records its result; on replay returns the recorded result without running it. */
    <T> T step(String name, Class<T> type, Callable<T> body) throws Exception;

    /** A step without a result. */
    default void step(String name, Action body) throws Exception {
        step(name, Boolean.class, () -> {
            body.run();
            return true;
        });
    }

    /**
     * Asks {@code attempt} until it answers, every {@code every}, and records the answer. Between tries the item is parked in the database
     * and holds no thread.
     *
     * @throws io.drover.problem.ProblemException with {@code WAITED_TOO_LONG} when {@code atMost} has passed since the first try
     */
    <T> T poll(String name, Duration every, Duration atMost, Class<T> type, Callable<Optional<T>> attempt) throws Exception;

    /** Waits, parked, for this long once: before asking about something that cannot be there at once, when each question costs. */
    void rest(String name, Duration length) throws Exception;

    /**
     * Waits, parked, until every item of the lower turns has ended, in whichever way. Where an item that set out before its turn needs what
     * they bring.
     */
    void turn(String name) throws Exception;

    /**
     * The next step or poll needs a permit: before each time it really runs (not when its result is recorded already) the item waits,
     * parked, until {@code limit} allows one more for {@code key}. Holds across workers, because permits live in the database.
     */
    void permit(String name, PermitLimit limit, String key) throws Exception;

    /**
     * Has {@code deed} done for this item together with others that wait for the same, with one permit for up to {@code sharing.most()} of
     * them: whoever finds a permit does it for all, the others get their results. Recorded like a step.
     *
     * @param load what the deed needs to know of this item, JSON-serialisable and without a secret
     */
    <L, T> T together(String name, Sharing sharing, L load, Class<T> type, SharedDeed<L, T> deed) throws Exception;

    /** Continues in another lane: at most that lane's number of items run there at once. Recorded, so a replay does not go back. */
    void lane(Lane lane) throws Exception;

    /**
     * From here on the item has files on this machine. While this worker lives the others leave the item to it; when it does not, the item
     * goes on without the files, and steps that need them make them again.
     */
    void holdFiles();

    /** The files are gone: any worker may go on. */
    void releaseFiles();

    /** Registers how to undo what the next step is about to do. Written before the deed; recorded once. */
    void undo(String name, String action, JsonNode facts) throws Exception;

    /** How far a poll that has no answer yet has come, for people: stands beside its name while the item waits. No secret. */
    void note(String words);

    /** The engine's now. */
    Instant now();

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}

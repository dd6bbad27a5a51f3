package io.drover.engine;

import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves one item on, once: claims it, travels until the itinerary ends or is left, writes down how, and says when to come back. */
final class Traveller {
    private static final Logger LOG = LoggerFactory.getLogger(Traveller.class);

    private final Journal journal;
    private final Permits permits;
    private final Companies companies;
    private final Workers workers;
    private final Map<String, Itinerary> itineraries;
    private final RetryPolicy retries;
    private final Time time;
    private final StepWatch watch;
    private final BooleanSupplier closing;

    /** @param closing whether running steps are being interrupted */
    Traveller(
            Journal journal,
            Permits permits,
            Companies companies,
            Workers workers,
            Map<String, Itinerary> itineraries,
            RetryPolicy retries,
            Time time,
            StepWatch watch,
            BooleanSupplier closing) {
        this.journal = journal;
        this.permits = permits;
        this.companies = companies;
        this.workers = workers;
        this.itineraries = Map.copyOf(itineraries);
        this.retries = retries;
        this.time = time;
        this.watch = watch;
        this.closing = closing;
    }

    /** What becomes of the item in the schedule. */
    sealed interface Next {
        /** It has ended or was called back. */
        record Leave() implements Next {}

        record ComeBack(Instant at) implements Next {}

        record Move(Lane lane) implements Next {}

        /** Somebody else holds the item: touch nothing. */
        record Nothing() implements Next {}
    }

    /** @throws JdbiException when the journal cannot be written: the attempt counts as not made */
    Next travel(String item, Lane lane) {
        Optional<Claim> claimed = journal.claim(item, time.now());
        if (claimed.isEmpty()) {
            permits.leave(item, time.now());
            return new Next.Leave();
        }
        Claim claim = claimed.get();
        try {
            if (workers.leaveToHolder(claim)) {
                return park(claim, "the worker " + claim.heldBy(), time.now().plus(Workers.LEFT_TO_HOLDER), false, null);
            }
            return claim.lane() == lane ? travel(claim) : new Next.Move(claim.lane());
        } catch (Leaving.Superseded e) {
            LOG.info("{} was taken over by another worker", item);
            return new Next.Nothing();
        }
    }

    private Next travel(Claim claim) {
        try {
            itinerary(claim).travel(new RecordedJourney(journal, permits, companies, workers.us(), claim, time, watch));
            return end(claim, ItemState.DONE, null);
        } catch (Leaving leaving) {
            return left(claim, leaving);
        } catch (TryAgainAt later) {
            return park(claim, String.valueOf(later.getMessage()), later.moment(), false, null);
        } catch (JdbiException journalFailed) {
            throw journalFailed;
        } catch (ProblemException e) {
            Optional<Instant> later = e.retryAt();
            if (later.isPresent()) {
                return park(claim, e.problem().code(), later.get(), false, e.problem());
            }
            return failed(claim, e.problem(), e);
        } catch (IOException | UncheckedIOException e) {
            return failed(claim, EngineProblem.DISK_OR_NETWORK_FAILED.problem(e.getClass().getSimpleName(), claim.item()), e);
        } catch (InterruptedException e) {
            return park(claim, "the next start", time.now(), false, null);
        } catch (Exception e) {
            // The message may hold anything, so only the log gets it.
            return failed(claim, EngineProblem.STEP_BROKE.problem(e.getClass().getName(), claim.item()), e);
        }
    }

    private Next left(Claim claim, Leaving leaving) {
        return switch (leaving) {
            case Leaving.Parked parked -> new Next.ComeBack(parked.due);
            case Leaving.ChangedLane changed -> new Next.Move(changed.lane);
            case Leaving.Called called -> {
                journal.honourWish(claim, time.now());
                permits.leave(claim.item(), time.now());
                yield new Next.Leave();
            }
            case Leaving.Superseded superseded -> throw superseded;
        };
    }

    private Next failed(Claim claim, Problem problem, Exception cause) {
        if (closing.getAsBoolean()) {
            // libraries tell an interruption in many ways; whatever it was, the next start tries the step again
            LOG.info("{} was interrupted: {}", claim.item(), problem.code());
            return park(claim, "the next start", time.now(), false, null);
        }
        int failed = claim.attempts() + 1;
        if (problem.actor() == Actor.ENVIRONMENT && failed < retries.attempts()) {
            Instant due = time.now().plus(retries.delay(failed));
            LOG.info("{} tries again at {} after {}", claim.item(), due, problem.code());
            return park(claim, "another try", due, true, problem);
        }
        if (cause instanceof ProblemException) {
            LOG.warn("{} failed: {}", claim.item(), cause.getMessage());
        } else {
            LOG.error("{} failed: {}", claim.item(), problem.code(), cause);
        }
        return end(claim, ItemState.FAILED, problem);
    }

    private Next park(Claim claim, String what, Instant due, boolean failedAttempt, @Nullable Problem problem) {
        journal.park(claim, what, due, failedAttempt, problem);
        return new Next.ComeBack(due);
    }

    private Next end(Claim claim, ItemState state, @Nullable Problem problem) {
        journal.end(claim, state, problem, time.now());
        permits.leave(claim.item(), time.now());
        return new Next.Leave();
    }

    private Itinerary itinerary(Claim claim) {
        Itinerary itinerary = itineraries.get(claim.kind());
        if (itinerary == null) {
            throw new IllegalStateException("no itinerary for items of kind '" + claim.kind() + "'");
        }
        return itinerary;
    }
}

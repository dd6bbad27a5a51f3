package io.drover.oci;

import io.drover.http.HttpProblem;
import io.drover.problem.ProblemException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does something once for each digest, however many ask at the same time: the others wait for the first, and fail as it failed. */
final class Once {
    private final Map<Digest, FutureTask<Boolean>> begun = new ConcurrentHashMap<>();

    void run(Digest digest, Runnable work) {
        FutureTask<Boolean> ours = new FutureTask<>(work, true);
        FutureTask<Boolean> first = begun.putIfAbsent(digest, ours);
        if (first == null) {
            ours.run();
            first = ours;
        }
        await(first);
    }

    private static void await(FutureTask<Boolean> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.WAIT_INTERRUPTED.exception("stopped while copying", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

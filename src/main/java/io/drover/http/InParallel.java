package io.drover.http;

import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Several requests at once where nobody offers a bigger one. The governor still decides how fast. */
public final class InParallel {
    private static final int AT_ONCE = 8;

    private InParallel() {}

    /** Results in the order of {@code items}. The first failure cancels the rest and is thrown. */
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        return map(items, AT_ONCE, work);
    }

    /** The same with so many at once. */
    public static <T, R> List<R> map(List<T> items, int atOnce, Function<? super T, ? extends R> work) {
        if (items.size() < 2) {
            return items.stream().<R>map(work).toList();
        }
        Semaphore seats = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> pending = new ArrayList<>();
            for (T item : items) {
                pending.add(threads.submit(() -> {
                    seats.acquire();
                    try {
                        return work.apply(item);
                    } finally {
                        seats.release();
                    }
                }));
            }
            return collect(pending, threads);
        }
    }

    private static <R> List<R> collect(List<Future<R>> pending, ExecutorService threads) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : pending) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException("one of several requests at once failed", e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw HttpProblem.WAIT_INTERRUPTED.exception("stopped on the way", null, e);
        }
    }
}

package io.drover.proof;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several at once, handed on in their order. Never holds more results than work at once. */
final class InOrder {
    interface Sink<R> {
        void take(R result) throws IOException;
    }

    private InOrder() {}

    static <T, R> void run(List<T> all, int atOnce, Function<T, R> work, Sink<R> sink) throws InterruptedException, IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Deque<Future<R>> underWay = new ArrayDeque<>();
            for (T each : all) {
                if (underWay.size() >= atOnce) {
                    sink.take(result(underWay.removeFirst()));
                }
                underWay.addLast(threads.submit(() -> work.apply(each)));
            }
            while (!underWay.isEmpty()) {
                sink.take(result(underWay.removeFirst()));
            }
        }
    }

    private static <R> R result(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("work on an item broke", e.getCause());
        }
    }
}

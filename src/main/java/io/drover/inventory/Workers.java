package io.drover.inventory;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A few virtual threads that share a heap of work. */
final class Workers {
    private Workers() {}

    /** Returns when everything is done. The first failure stops the others after what they have in hand, and is thrown. */
    static <T> void share(Collection<? extends T> work, int workers, Consumer<T> deed) {
        Queue<T> heap = new ConcurrentLinkedQueue<>(work);
        AtomicBoolean failed = new AtomicBoolean();
        Runnable worker = () -> {
            for (T piece = heap.poll(); piece != null && !failed.get(); piece = heap.poll()) {
                try {
                    deed.accept(piece);
                } catch (Throwable e) {
                    failed.set(true);
                    throw e;
                }
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, Math.min(workers, work.size())).mapToObj(i -> threads.submit(worker)).toList().forEach(Workers::join);
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw InventoryProblem.INVENTORY_INTERRUPTED.exception("stopped while waiting for requests", null, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case Error known -> throw known;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}

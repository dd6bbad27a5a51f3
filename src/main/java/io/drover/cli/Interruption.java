package io.drover.cli;

import io.drover.console.Console;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM end long work in good order: the working thread is interrupted, has time to finish the step it is in and to say so, and
 * the process ends with the status that the work came to, not with the signal's. Whoever does not want to wait may kill it: nothing is lost.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 45;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile int status = ExitStatus.INTERRUPTED;

    private final Console console;

    Interruption(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Remembers what the work came to. @return the same */
    int ends(int result) {
        status = result;
        return result;
    }

    private void interrupt() {
        console.remark("Stopping: the steps under way come to their end first, half a minute at most.");
        worker.interrupt();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // System.exit waits for the hooks, and so for us: only halt can still give a status
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook waits for this
            ended.countDown();
        }
    }
}

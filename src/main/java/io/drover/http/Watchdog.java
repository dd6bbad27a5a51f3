package io.drover.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an exchange when its deadline passes, whatever it is doing. A socket timeout alone does not: a host that sends one byte a minute
 * keeps it happy for ever. Counts real time, not {@link io.drover.time.Time}: sockets know no other.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "http-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    Watch watch(Duration deadline) {
        Watch watch = new Watch();
        watch.alarm = timer.schedule(watch::bark, deadline.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One exchange under watch, over all its redirects. */
    static final class Watch {
        private @Nullable ScheduledFuture<?> alarm;
        private @Nullable HttpUriRequestBase guarded;
        private boolean barked;

        synchronized void guards(HttpUriRequestBase message) {
            guarded = message;
            if (barked) {
                message.cancel();
            }
        }

        private synchronized void bark() {
            barked = true;
            if (guarded != null) {
                guarded.cancel();
            }
        }

        synchronized boolean barked() {
            return barked;
        }

        void end() {
            ScheduledFuture<?> pending = alarm;
            if (pending != null) {
                pending.cancel(false);
            }
        }
    }
}

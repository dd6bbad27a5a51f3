package io.drover.console;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Count, rate and time left of one long work; redraws at most ten times a second. */
final class ProgressLine implements Console.Progress {
    private static final long REDRAW_NANOS = 100_000_000L;

    private final String what;
    private final LongSupplier nanos;
    private final Sink sink;
    private final long started;
    private long total;
    private long done;
    private long drawn;
    private String note = "";
    private boolean closed;

    ProgressLine(String what, long total, LongSupplier nanos, Sink sink) {
        this.what = what;
        this.total = total;
        this.nanos = nanos;
        this.sink = sink;
        this.started = nanos.getAsLong();
        this.drawn = started - REDRAW_NANOS;
    }

    @Override
    public synchronized void total(long newTotal) {
        total = newTotal;
    }

    @Override
    public synchronized void advance(long by) {
        done += by;
        redraw();
    }

    @Override
    public synchronized void note(String text) {
        note = text;
        redraw();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            note = "";
            sink.line(text(true), true);
        }
    }

    private void redraw() {
        long now = nanos.getAsLong();
        if (!closed && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            sink.line(text(false), false);
        }
    }

    private String text(boolean last) {
        double seconds = Math.max(1e-3, (nanos.getAsLong() - started) / 1e9);
        double rate = done / seconds;
        StringBuilder text = new StringBuilder(what).append(": ").append(done);
        if (total > 0) {
            text.append(" of ").append(total);
        }
        if (rate >= 1) {
            text.append(", %.0f/s".formatted(rate));
        }
        if (last) {
            text.append(", in ").append(TerminalConsole.duration(Duration.ofMillis((long) (seconds * 1000))));
        } else if (total > done && rate > 0) {
            text.append(", about ").append(TerminalConsole.duration(Duration.ofMillis((long) ((total - done) / rate * 1000)))).append(" left");
        }
        return note.isEmpty() ? text.toString() : text + " (" + note + ")";
    }

    interface Sink {
        void line(String text, boolean last);
    }
}

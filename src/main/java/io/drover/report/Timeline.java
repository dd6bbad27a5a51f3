package io.drover.report;

import io.drover.engine.ItemState;
import io.drover.report.Report.Item;
import io.drover.report.Report.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who was worked on when, as a picture: coordinates in units of a view box {@link #WIDTH} wide. */
public record Timeline(double height, List<Band> waves, List<Row> rows, List<Tick> ticks, List<String> phases) {
    public static final int WIDTH = 1080;
    static final int LEFT = 220;
    static final int RIGHT = 12;
    private static final int TOP = 26;
    private static final double TALLEST_ROW = 22;
    private static final double LOWEST_ROW = 1.6;
    private static final double MOST_HEIGHT = 900;
    private static final double LABELLED = 12;
    private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800};

    /** A wave's rows. */
    public record Band(String name, double y, double height, boolean even) {}

    /** @param label empty when rows are too low for words */
    public record Row(String label, double y, double height, boolean failed, List<Bar> bars) {}

    /** @param phase class of the colour */
    public record Bar(double x, double width, String phase, String title) {}

    public record Tick(double x, String label) {}

    /** Empty when nothing was started. */
    static Optional<Timeline> of(List<Item> items) {
        List<Item> started = items.stream().filter(i -> i.started() != null).toList();
        if (started.isEmpty()) {
            return Optional.empty();
        }
        Instant from = started.stream().map(Timeline::start).min(Comparator.naturalOrder()).orElseThrow();
        Instant to = started.stream().map(Timeline::end).max(Comparator.naturalOrder()).orElseThrow();
        Scale scale = new Scale(from, Math.max(1, Duration.between(from, to).toMillis()));
        double pitch = Math.clamp(MOST_HEIGHT / started.size(), LOWEST_ROW, TALLEST_ROW);
        List<Row> rows = new ArrayList<>();
        List<Band> waves = new ArrayList<>();
        double y = TOP;
        for (String wave : started.stream().map(Item::wave).distinct().toList()) {
            double top = y;
            for (Item item : started.stream().filter(i -> i.wave().equals(wave)).sorted(Comparator.comparing(Timeline::start)).toList()) {
                rows.add(row(item, y, pitch, scale));
                y += pitch;
            }
            y = Math.max(y, top + 18);
            waves.add(new Band(wave, top, y - top, waves.size() % 2 == 0));
            y += 6;
        }
        List<String> phases = Stream.of(Phase.values()).map(Phase::word).filter(p -> used(rows, p)).toList();
        return Optional.of(new Timeline(y + 4, List.copyOf(waves), List.copyOf(rows), ticks(scale), phases));
    }

    private static boolean used(List<Row> rows, String phase) {
        return rows.stream().flatMap(r -> r.bars().stream()).anyMatch(b -> b.phase().equals(phase));
    }

    private record Scale(Instant from, long millis) {
        double x(Instant instant) {
            return LEFT + (double) Duration.between(from, instant).toMillis() / millis * (WIDTH - LEFT - RIGHT);
        }
    }

    private static Row row(Item item, double y, double pitch, Scale scale) {
        List<Bar> bars = new ArrayList<>();
        String name = item.from().value();
        bars.add(bar(start(item), end(item), "whole", name + ", " + took(start(item), end(item)), scale));
        for (Step step : item.steps()) {
            Instant end = step.finished() == null ? end(item) : step.finished();
            bars.add(bar(step.started(), end, Phase.of(step.name()).word(), name + ": " + step.name() + ", " + took(step.started(), end), scale));
        }
        double gap = pitch > 6 ? 4 : 0.2;
        return new Row(pitch >= LABELLED ? shortened(name) : "", round(y), round(pitch - gap), item.state() == ItemState.FAILED, List.copyOf(bars));
    }

    private static Bar bar(Instant from, Instant to, String phase, String title, Scale scale) {
        double x = scale.x(from);
        return new Bar(round(x), round(Math.max(1.2, scale.x(to) - x)), phase, title);
    }

    private static List<Tick> ticks(Scale scale) {
        long seconds = Math.max(1, scale.millis() / 1000);
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if (seconds / candidate <= 8) {
                step = candidate;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= seconds; at += step) {
            ticks.add(new Tick(round(scale.x(scale.from().plusSeconds(at))), at == 0 ? Figures.clock(scale.from()) : "+" + word(at)));
        }
        return List.copyOf(ticks);
    }

    private static String word(long seconds) {
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String took(Instant from, Instant to) {
        return Figures.duration(Duration.between(from, to));
    }

    private static Instant start(Item item) {
        Instant started = item.started();
        return started == null ? Instant.MAX : started;
    }

    private static Instant end(Item item) {
        Instant last = item.finished() == null ? start(item) : item.finished();
        for (Step step : item.steps()) {
            Instant end = step.finished() == null ? step.started() : step.finished();
            last = end.isAfter(last) ? end : last;
        }
        return last;
    }

    private static String shortened(String path) {
        return path.length() <= 32 ? path : "…" + path.substring(path.length() - 31);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

package io.drover.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benches named on the command line, or all, and prints one table. */
public final class Bench {
    private Bench() {}

    /** One bench: what it found goes into the rows. */
    interface Measurement {
        void measure(List<Row> rows) throws Exception;
    }

    /**
     * @param what  what was measured
     * @param found figures of this run
     * @param ratio ours to theirs, or to the goal
     * @param goal  what was aimed at; empty when nothing was
     */
    record Row(String what, String found, String ratio, String goal) {}

    public static void main(String[] args) throws Exception {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("archive", new ArchiveBench());
        all.put("engine", new EngineBench());
        all.put("inventory", new InventoryBench());
        all.put("wave", new WaveBench(500, 10));
        all.put("status", new StatusBench());
        all.put("images", new ImagesBench());
        all.put("complement", new ComplementBench());
        List<Row> rows = new ArrayList<>();
        for (String name : args.length == 0 ? all.keySet() : List.of(args)) {
            Measurement measurement = all.get(name);
            if (measurement == null) {
                System.err.println("There is no bench " + name + "; there are " + String.join(", ", all.keySet()));
                System.exit(2);
                return;
            }
            System.err.println("bench " + name + " ...");
            measurement.measure(rows);
        }
        print(rows);
    }

    private static void print(List<Row> rows) {
        int what = width(rows.stream().map(Row::what).toList(), "MEASURED");
        int found = width(rows.stream().map(Row::found).toList(), "THIS RUN");
        int ratio = width(rows.stream().map(Row::ratio).toList(), "RATIO");
        String form = "%-" + what + "s  %-" + found + "s  %-" + ratio + "s  %s%n";
        System.out.printf(form, "MEASURED", "THIS RUN", "RATIO", "GOAL");
        rows.forEach(row -> System.out.printf(form, row.what(), row.found(), row.ratio(), row.goal()));
    }

    private static int width(List<String> cells, String heading) {
        return cells.stream().mapToInt(String::length).reduce(heading.length(), Math::max);
    }
}

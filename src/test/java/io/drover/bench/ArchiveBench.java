package io.drover.bench;

import io.drover.archive.ArchiveRewriter;
import io.drover.archive.RewritePlan;
import io.drover.archive.RewriteReport;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;

/**
 * Rewriting the users of a large archive against {@code gzip -dc | gzip -6} of the same bytes, alternating in one run. The goal: at least 1.5 times
 * as fast, under 256 MB resident.
 *
 * <p>Wall time is what counts, but on a busy machine it measures the neighbours too; the seconds of CPU tell how much work each side had.
 *
 * <p>{@code ArchiveBench [MEGABYTES] [SHARE OF COMPRESSED BYTES, percent] [RUNS]}; the child mode {@code ArchiveBench rewrite IN OUT} is used by
 * itself and by the memory test.
 */
public final class ArchiveBench implements Bench.Measurement {
    private static final double GOAL = 1.5;
    private static final long GOAL_RESIDENT_KIB = 256 * 1024;
    private static final long SEED = 20260101;
    private static final int USERS = 400;

    ArchiveBench() {}

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path work = Files.createTempDirectory("archive-bench");
        try {
            rows.add(compare(work, 1000, 15, 3));
        } finally {
            delete(work);
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("rewrite")) {
            rewrite(Path.of(args[1]), Path.of(args[2]));
            return;
        }
        int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int packedShare = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        int runs = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        Path work = Files.createTempDirectory("archive-bench");
        try {
            compare(work, megabytes, packedShare, runs);
        } finally {
            delete(work);
        }
    }

    /** One rewrite in this process; prints seconds and the peak of resident memory. */
    private static void rewrite(Path in, Path out) throws IOException {
        long start = System.nanoTime();
        RewriteReport report = new ArchiveRewriter().rewrite(in, out, plan());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
        System.out.printf(Locale.ROOT, "%.3f %d %d %d %.2f%n", seconds, residentPeakKib(), report.mapped(), report.bytes(), cpu);
    }

    private static RewritePlan plan() {
        Map<Long, String> emails = new HashMap<>();
        for (long id = 1; id <= USERS; id++) {
            emails.put(id, "person" + id + "@destination.example");
        }
        return new RewritePlan(emails, Set.of(), List.of(), Set.of());
    }

    private static Bench.Row compare(Path work, int megabytes, int packedShare, int runs) throws Exception {
        Path archive = generate(work, megabytes, packedShare);
        System.out.printf(
                Locale.ROOT, "%nArchive: %d MB unpacked, %d %% of it compressed content (packs, images), %.1f MB packed; %d cores; %d runs, alternating%n",
                megabytes, packedShare, Files.size(archive) / 1e6, Runtime.getRuntime().availableProcessors(), runs);
        double[] gzip = new double[runs];
        double[] drover = new double[runs];
        long gzipBytes = 0;
        long droverBytes = 0;
        long resident = 0;
        Path out = work.resolve("out.tar.gz");
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            double cpu = cpuSeconds(shell(work, "TIMEFORMAT='%U %S'; time (gzip -dc in.tar.gz | gzip -6 > out.tar.gz)"));
            gzip[run] = (System.nanoTime() - start) / 1e9;
            gzipBytes = Files.size(out);
            start = System.nanoTime();
            String[] child = child(archive, out).strip().split(" ");
            drover[run] = (System.nanoTime() - start) / 1e9;
            resident = Math.max(resident, Long.parseLong(child[1]));
            droverBytes = Files.size(out);
            System.out.printf(Locale.ROOT, "run %d: gzip %.2f s (%.2f s of CPU), drover %.2f s (%s s of CPU)%n", run + 1, gzip[run], cpu, drover[run], child[4]);
        }
        return print(gzip, drover, gzipBytes, droverBytes, resident);
    }

    private static Bench.Row print(double[] gzip, double[] drover, long gzipBytes, long droverBytes, long resident) {
        double ratio = median(gzip) / median(drover);
        System.out.println();
        System.out.println("                                     median s   all runs              MB out   peak RSS");
        row("gzip -dc | gzip -6", gzip, gzipBytes, "");
        row("drover rewrite, JVM start included", drover, droverBytes, "%.0f MiB".formatted(resident / 1024.0));
        System.out.println();
        System.out.printf(Locale.ROOT, "speed   %.2f times gzip   goal %.1f   %s%n", ratio, GOAL, ratio >= GOAL ? "reached" : "MISSED");
        System.out.printf(
                Locale.ROOT, "memory  %.0f MiB            goal 256   %s%n", resident / 1024.0, resident < GOAL_RESIDENT_KIB ? "reached" : "MISSED");
        return new Bench.Row(
                "archive: rewriting the users of 1 GB, beside gzip -dc | gzip -6",
                "%.1f s, %.0f MiB resident; gzip %.1f s".formatted(median(drover), resident / 1024.0, median(gzip)),
                "%.2f times gzip".formatted(ratio),
                "at least 1.5 times, under 256 MB");
    }

    private static void row(String what, double[] seconds, long bytes, String resident) {
        String all = String.join(" ", Arrays.stream(seconds).mapToObj(s -> String.format(Locale.ROOT, "%.2f", s)).toList());
        System.out.printf(Locale.ROOT, "%-36s %8.2f   %-20s %7.1f   %s%n", what, median(seconds), all, bytes / 1e6, resident);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The rewrite in a JVM of its own, with the flags of the launcher's default: none about memory. */
    public static String child(Path in, Path out, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classPath(), ArchiveBench.class.getName(), "rewrite", in.toString(), out.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the child failed: " + said);
        }
        return said;
    }

    /** Where the classes came from: the property of that name is wrong under test launchers that load classes themselves. */
    private static String classPath() {
        return Stream.of(ArchiveBench.class, ArchiveRewriter.class, JsonParser.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String shell(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-o", "pipefail", "-c", command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + said);
        }
        return said;
    }

    /** Of user and system time. */
    private static double cpuSeconds(String times) {
        return Arrays.stream(times.strip().split(" ")).mapToDouble(Double::parseDouble).sum();
    }

    /** As GitLab packs: GNU tar and gzip. */
    public static Path generate(Path work, int megabytes, int packedShare) throws IOException, InterruptedException {
        Path tree = Files.createDirectories(work.resolve("content/tree/project"));
        Path content = work.resolve("content");
        Files.writeString(content.resolve("VERSION"), "0.2.4");
        Files.writeString(content.resolve("GITLAB_VERSION"), "17.11.0");
        Files.writeString(content.resolve("tree/project.json"), "{\"description\":\"\",\"visibility_level\":0}");
        Random random = new Random(SEED);
        Words words = new Words(random);
        try (OutputStream members = open(tree.resolve("project_members.ndjson"))) {
            for (int id = 1; id <= USERS; id++) {
                members.write(words.member(id).getBytes(StandardCharsets.UTF_8));
            }
        }
        long text = (long) megabytes * 1_000_000 * (100 - packedShare) / 100;
        fill(tree.resolve("merge_requests.ndjson"), text * 6 / 10, words::mergeRequest);
        fill(tree.resolve("issues.ndjson"), text * 2 / 10, words::issue);
        fill(tree.resolve("ci_pipelines.ndjson"), text * 2 / 10, words::pipeline);
        long packed = (long) megabytes * 1_000_000 * packedShare / 100;
        noise(content.resolve("project.bundle"), packed / 2, random);
        for (int upload = 0; upload < 10; upload++) {
            noise(Files.createDirectories(content.resolve("uploads/%032x".formatted(upload))).resolve("image.png"), packed / 20, random);
        }
        shell(work, "tar -cf - -C content . | gzip -6 > in.tar.gz && rm -r content");
        return work.resolve("in.tar.gz");
    }

    private interface Line {
        String next(int number);
    }

    private static void fill(Path file, long bytes, Line line) throws IOException {
        long written = 0;
        try (OutputStream out = open(file)) {
            for (int number = 1; written < bytes; number++) {
                byte[] record = line.next(number).getBytes(StandardCharsets.UTF_8);
                out.write(record);
                written += record.length;
            }
        }
    }

    private static void noise(Path file, long bytes, Random random) throws IOException {
        byte[] block = new byte[64 << 10];
        try (OutputStream out = open(file)) {
            for (long left = bytes; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    private static long residentPeakKib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

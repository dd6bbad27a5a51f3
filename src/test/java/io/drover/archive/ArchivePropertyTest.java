package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every archive, tried on random ones; a failure names its seed. */
class ArchivePropertyTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_written_is_read_back_by_us_and_by_gnu_tar(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> files = randomFiles(random);
        Path archive = write(files, "random.tar.gz");

        Map<String, String> expected = new TreeMap<>();
        files.forEach((name, bytes) -> expected.put(name, new String(bytes, StandardCharsets.ISO_8859_1)));
        assertThat(Archives.read(archive)).isEqualTo(expected);
        assertThat(Archives.unpackedByTar(archive, work)).isEqualTo(expected);
        assertThat(write(files, "again.tar.gz")).hasSameBinaryContentAs(archive);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void the_compressed_bytes_do_not_depend_on_cores_or_on_how_the_bytes_arrive(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] content = mixed(random, 3 * GzipBlock.BYTES + random.nextInt(GzipBlock.BYTES));
        byte[] reference = compress(content, 1, content.length, random);

        for (int workers : new int[] {2, 3, 8}) {
            assertThat(compress(content, workers, 1 + random.nextInt(100_000), random)).as("%d workers", workers).isEqualTo(reference);
        }
        try (InputStream back = new GZIPInputStream(new ByteArrayInputStream(reference))) {
            assertThat(back.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void blocks_of_every_awkward_length_survive() throws Exception {
        for (int length : new int[] {0, 1, 2, 65_535, 65_536, GzipBlock.BYTES - 1, GzipBlock.BYTES, GzipBlock.BYTES + 1, 2 * GzipBlock.BYTES}) {
            for (boolean noise : new boolean[] {false, true}) {
                byte[] content = new byte[length];
                if (noise) {
                    new Random(length).nextBytes(content);
                }
                try (InputStream back = new GZIPInputStream(new ByteArrayInputStream(compress(content, 2, 7_777, new Random(1))))) {
                    assertThat(back.readAllBytes()).as("%d bytes", length).isEqualTo(content);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void corruption_is_a_problem_or_harmless_but_never_anything_else(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(Archives.fixture("synthetic/mr-with-diff-thread.tar.gz"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 40; round++) {
                byte[] bad = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                readOrRefuse(Files.write(work.resolve("bad.tar.gz"), random.nextBoolean() ? bad : Arrays.copyOf(bad, random.nextInt(bad.length))));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void corruption_below_the_compression_is_a_problem_or_harmless_but_never_anything_else(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] tar;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Archives.fixture("synthetic/mr-with-diff-thread.tar.gz")))) {
            tar = in.readAllBytes();
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 25; round++) {
                byte[] bad = tar.clone();
                int block = random.nextInt(tar.length / 512) * 512;
                int at = random.nextInt(3) == 0 ? random.nextInt(tar.length) : block + random.nextInt(512);
                for (int i = at; i < Math.min(tar.length, at + 1 + random.nextInt(12)); i++) {
                    bad[i] = (byte) random.nextInt(256);
                }
                if (block + 512 <= bad.length && random.nextBoolean()) {
                    mendChecksum(bad, block);
                }
                readOrRefuse(gzip(Arrays.copyOf(bad, random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length)));
            }
        });
    }

    /** Anything but an archive problem fails the test. */
    private void readOrRefuse(Path archive) {
        for (Runnable reading : new Runnable[] {
            () -> new ArchiveInspector().inspect(archive),
            () -> new ArchiveInspector().contributors(archive),
            () -> new ArchiveCheck().check(archive),
            () -> new ArchiveRewriter().rewrite(archive, work.resolve("out.tar.gz"), RewritePlan.NOTHING)
        }) {
            try {
                reading.run();
            } catch (ProblemException refusal) {
                assertThat(refusal.problem().code()).startsWith("ARCHIVE_");
            }
        }
    }

    private Path write(Map<String, byte[]> files, String name) {
        Path archive = work.resolve(name);
        try (ArchiveWriter writer = ArchiveWriter.create(archive)) {
            files.forEach((file, bytes) -> {
                if (bytes.length % 2 == 0) {
                    writer.add(file, bytes.length, new ByteArrayInputStream(bytes));
                } else {
                    writer.add(file, out -> out.write(bytes));
                }
            });
            writer.complete();
        }
        return archive;
    }

    private static Map<String, byte[]> randomFiles(Random random) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("VERSION", "0.2.4".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 25; i++) {
            files.put("f" + i + "/" + randomName(random), mixed(random, random.nextInt(4) == 0 ? random.nextInt(2_000_000) : random.nextInt(2000)));
        }
        return files;
    }

    /** Up to some 220 bytes a part, with letters from several planes. */
    private static String randomName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int part = random.nextInt(4); part >= 0; part--) {
            for (int length = 1 + random.nextInt(random.nextBoolean() ? 12 : 100); length > 0; length--) {
                name.append(random.nextInt(10) == 0 ? "ä日" : String.valueOf((char) ('a' + random.nextInt(26))));
            }
            name.append(part > 0 ? "/" : "");
        }
        return name.toString();
    }

    /** Runs of noise, of text and of zeros. */
    private static byte[] mixed(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            int run = Math.min(length - at, 1 + random.nextInt(400_000));
            int kind = random.nextInt(3);
            for (int i = at; i < at + run && kind > 0; i++) {
                bytes[i] = (byte) (kind == 1 ? random.nextInt(256) : "{\"key\":\"value\",\n".charAt(random.nextInt(16)));
            }
            at += run;
        }
        return bytes;
    }

    private static byte[] compress(byte[] content, int workers, int piece, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParallelGzipStream gzip = new ParallelGzipStream(out, ParallelGzipStream.LEVEL, workers)) {
            for (int at = 0; at < content.length; ) {
                int count = Math.min(content.length - at, 1 + random.nextInt(piece));
                gzip.write(content, at, count);
                at += count;
            }
        }
        return out.toByteArray();
    }

    private static void mendChecksum(byte[] tar, int offset) {
        byte[] block = Arrays.copyOfRange(tar, offset, offset + 512);
        byte[] sum = "%06o\0 ".formatted(TarHeader.checksum(block)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, tar, offset + 148, 8);
    }

    private Path gzip(byte[] tar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar);
        }
        return Files.write(work.resolve("bad.tar.gz"), out.toByteArray());
    }
}

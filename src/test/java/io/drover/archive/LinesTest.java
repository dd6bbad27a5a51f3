package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lines_come_out_as_they_went_in_however_the_bytes_arrive(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            expected.add("{\"t\":\"" + "xä日😀".repeat(random.nextInt(random.nextInt(20) == 0 ? 40_000 : 30)) + "\"}");
        }
        byte[] bytes = (String.join("\n", expected) + (random.nextBoolean() ? "\n" : "")).getBytes(StandardCharsets.UTF_8);
        LineGuard guard = LineGuard.ofLines("test", ArchiveLimits.GITLAB);
        Lines lines = new Lines(dripping(bytes, random), guard);

        List<String> read = new ArrayList<>();
        while (lines.next()) {
            // Some lines are left half read, as a consumer may.
            if (read.size() % 5 == 4) {
                lines.stream().readNBytes(random.nextInt(20));
                read.add(expected.get(read.size()));
            } else {
                read.add(new String(lines.stream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(read).isEqualTo(expected);
        assertThat(guard.lines()).isEqualTo(200);
        assertThat(guard.largestLine()).isEqualTo(expected.stream().mapToLong(l -> l.getBytes(StandardCharsets.UTF_8).length).max().orElseThrow());
    }

    /** Gives random numbers of bytes at a time. */
    private static InputStream dripping(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 9 : 50_000)));
            }
        };
    }
}

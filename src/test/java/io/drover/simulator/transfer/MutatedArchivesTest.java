package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an archive holds, its import finishes or fails with a reason; it never breaks the server. */
class MutatedArchivesTest {
    private static final List<String> VALUES = List.of(
            "null", "0", "-1", "99999999999999999999", "1.5", "\"\"", "\"x\"", "true", "[]", "{}", "[null]", "[1]", "[[]]", "\"2024-13-45T99:00:00Z\"", "{\"id\":{}}", "\"\\u0000\"");
    private static final int ARCHIVES = 25;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(longs = {20_261_124L})
    void a_changed_archive_finishes_or_fails_with_a_reason(long seed) throws IOException {
        Random random = new Random(seed);
        ImportRig rig = new ImportRig(home, 1);
        Path original = Fixtures.unpackedSynthetic(home);
        for (int i = 0; i < ARCHIVES; i++) {
            Path changed = home.resolve("changed-" + i);
            Command.require("copy", home, "cp", "-r", original.toString(), changed.toString());
            String what = change(changed, random);
            ImportRig.Imported imported = rig.imports(Fixtures.packed(changed), random.nextBoolean() ? rig.admin : rig.maintainer);
            assertThat(imported.error() == null || !imported.error().isBlank()).as("seed %d, archive %d: %s", seed, i, what).isTrue();
            assertThat(imported.failures()).allSatisfy(failure -> assertThat(failure.get("exception_message")).isNotNull());
            if (imported.error() == null) {
                // What was taken can be given away again.
                new ProjectArchive(rig.instance, imported.project(), rig.admin).writeTo(Files.createTempDirectory(home, "export"));
            }
        }
    }

    private static String change(Path archive, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(archive)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        StringBuilder what = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            Path file = files.get(random.nextInt(files.size()));
            what.append(archive.relativize(file)).append(' ');
            if (Files.exists(file)) {
                changeOne(file, random);
            }
        }
        return what.toString();
    }

    private static void changeOne(Path file, Random random) throws IOException {
        boolean json = file.toString().endsWith("json");
        switch (random.nextInt(json ? 8 : 3)) {
            case 0 -> Files.delete(file);
            case 1 -> {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            }
            case 2 -> {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                Files.write(file, bytes);
            }
            default -> Files.writeString(file, withOneValueReplaced(Files.readString(file), random));
        }
    }

    /** Replaces the value after a randomly chosen key; values are those that tend to hurt. */
    private static String withOneValueReplaced(String json, Random random) {
        List<Integer> starts = new java.util.ArrayList<>();
        for (int at = json.indexOf("\":"); at >= 0; at = json.indexOf("\":", at + 1)) {
            starts.add(at + 2);
        }
        if (starts.isEmpty()) {
            return VALUES.get(random.nextInt(VALUES.size()));
        }
        int start = starts.get(random.nextInt(starts.size()));
        int end = endOfValue(json, start);
        return json.substring(0, start) + VALUES.get(random.nextInt(VALUES.size())) + json.substring(end);
    }

    private static int endOfValue(String json, int start) {
        int depth = 0;
        boolean text = false;
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' && json.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && (c == '{' || c == '[')) {
                depth++;
            } else if (!text && depth == 0 && (c == '}' || c == ']' || c == ',')) {
                return i;
            } else if (!text && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return json.length();
    }
}

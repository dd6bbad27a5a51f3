package io.drover.oci;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A client of registries that nobody here wrote. */
public final class Skopeo {
    private static final Path PROGRAM = Path.of("/usr/bin/skopeo");

    private Skopeo() {}

    public static void needed() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "needs skopeo: apt-get install skopeo");
    }

    /** @return what it printed; throws when it ended with an error */
    public static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--insecure-policy"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("skopeo", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectErrorStream(true).start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            String text = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }
}

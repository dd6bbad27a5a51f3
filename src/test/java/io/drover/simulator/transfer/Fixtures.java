package io.drover.simulator.transfer;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Archives to import: the fixture written for this project, real exports, and changed copies of either. */
final class Fixtures {
    private Fixtures() {}

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/gitlab-export/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path synthetic() {
        return resource("synthetic/mr-with-diff-thread.tar.gz");
    }

    /** The fixture unpacked into a directory a test may change. */
    static Path unpackedSynthetic(Path home) throws IOException {
        Path directory = Files.createTempDirectory(home, "archive");
        Command.require("tar", home, "tar", "-xzf", synthetic().toString(), "-C", directory.toString());
        return directory;
    }

    static Path packed(Path directory) {
        Path archive = directory.resolveSibling(directory.getFileName() + ".tar.gz");
        Tarball.pack(directory, archive);
        return archive;
    }

    /** The least that imports: a version, project.json and nothing else. */
    static Path minimal(Path home) throws IOException {
        Path directory = Files.createTempDirectory(home, "archive");
        Files.writeString(directory.resolve("VERSION"), "0.2.4");
        Files.createDirectories(directory.resolve("tree/project"));
        Files.writeString(directory.resolve("tree/project.json"), "{\"description\":\"x\",\"visibility_level\":0}");
        return directory;
    }

    static void lines(Path directory, String relation, String... lines) throws IOException {
        Files.writeString(directory.resolve("tree/project/" + relation + ".ndjson"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}

package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Archives for tests: packed by GNU tar, which nobody here wrote, from folders or from texts. */
final class Archives {
    private Archives() {}

    /** A folder of src/test/resources/gitlab-export. */
    static Path fixture(String name) {
        return Path.of("src/test/resources/gitlab-export", name);
    }

    /** Every unpacked export among the fixtures, completed to something GitLab would open. */
    static List<Path> fixtures() {
        return List.of(
                fixture("real-sanitised/gitlab-13.5.0-pre"),
                fixture("real-sanitised/gitlab-15.5.1-ee"),
                fixture("real-sanitised/gitlab-16.3.0-pre"),
                fixture("real-sanitised/gitlab-17.0.5-ee"),
                fixture("real-sanitised/gitlab-17.3.1"),
                fixture("real-sanitised/gitlab-17.7.0-pre"),
                fixture("synthetic/mr-with-diff-thread"),
                fixture("gitlabhq/complex"),
                fixture("gitlabhq/light"),
                fixture("gitlabhq/group_exports/complex"),
                fixture("gitlabhq/group_exports/no_children"),
                fixture("gitlabhq/group_exports/visibility_levels/nested_subgroups"));
    }

    /** As GitLab packs: {@code tar -czf x -C dir .}; a VERSION and an _all.ndjson are added where the fixture has none. */
    static Path pack(Path folder, Path work) throws IOException {
        Path copy = Files.createDirectories(work.resolve("copy-of-" + folder.getFileName()));
        run(work, "cp", "-r", folder.toAbsolutePath() + "/.", copy.toString());
        if (!Files.exists(copy.resolve("VERSION"))) {
            Files.writeString(copy.resolve("VERSION"), "0.2.4");
        }
        Path groups = copy.resolve("tree/groups");
        Path all = groups.resolve("_all.ndjson");
        if (Files.isDirectory(groups) && !Files.exists(all)) {
            Files.writeString(all, "4353\n");
        }
        Path archive = work.resolve(folder.getFileName() + ".tar.gz");
        run(work, "tar", "-czf", archive.toString(), "-C", copy.toString(), ".");
        return archive;
    }

    static Path pack(Map<String, String> files, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "files");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        Path archive = Files.createTempFile(work, "files", ".tar.gz");
        run(work, "tar", "-czf", archive.toString(), "-C", folder.toString(), ".");
        return archive;
    }

    /** The smallest project export, with what the test adds or replaces. */
    static Map<String, String> project(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("VERSION", "0.2.4");
        files.put("tree/project.json", "{\"description\":\"x\",\"visibility_level\":0}");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    /** All files by name, unpacked by GNU tar, as Latin-1 so that every byte counts. */
    static Map<String, String> unpackedByTar(Path archive, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "unpacked");
        run(work, "tar", "-xzf", archive.toString(), "-C", folder.toString());
        Map<String, String> files = new java.util.TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** The same, by our reader. */
    static Map<String, String> read(Path archive) {
        Map<String, String> files = new java.util.TreeMap<>();
        try (ArchiveReader reader = ArchiveReader.open(archive, ArchiveLimits.GITLAB)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                files.put(entry.name(), new String(reader.content().readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs a program and returns what it prints; anything but exit 0 fails. */
    static String run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + exit + ": " + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

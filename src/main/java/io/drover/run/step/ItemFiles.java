package io.drover.run.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one item below {@code .drover/files}. */
public record ItemFiles(Path folder) {
    /** Names are made short and safe; the digest keeps them apart. */
    public static ItemFiles of(Worksite site, String item) {
        String safe = item.replaceAll("[^A-Za-z0-9._-]", "_");
        String shortened = safe.length() > 80 ? safe.substring(safe.length() - 80) : safe;
        Path folder = site.files().resolve(shortened + "-" + digest(item));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw RunProblem.FILES_UNUSABLE.exception("cannot make the folder", folder.toString(), e);
        }
        return new ItemFiles(folder);
    }

    public Path exported() {
        return folder.resolve("export.tar.gz");
    }

    public Path rewritten() {
        return folder.resolve("import.tar.gz");
    }

    /** The files of a relations export, as they were downloaded. */
    Path relations() {
        return made("relations");
    }

    /**
     * The archive in pieces.
     *
     * @param name what they are for
     */
    Path slices(String name) {
        return made("slices-" + name);
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw RunProblem.FILES_UNUSABLE.exception("cannot make the folder", folder.resolve(name).toString(), e);
        }
    }

    public Path mirror(String name) {
        return folder.resolve(name + ".git");
    }

    void delete() throws IOException {
        delete(folder);
    }

    /** Deletes one of the folders in here. */
    void forget(Path part) {
        try {
            delete(part);
        } catch (IOException e) {
            throw RunProblem.FILES_UNUSABLE.exception("cannot delete " + e.getClass().getSimpleName(), part.toString(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private static String digest(String item) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(item.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

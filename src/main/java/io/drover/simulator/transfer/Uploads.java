package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code uploads/<secret>/<file>} and {@code avatar/<file>} of an archive. The secret stays, so that links in texts keep working. */
final class Uploads {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long AVATAR_LIMIT = 200 * 1024;
    private static final Set<String> AVATAR_TYPES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tiff", "ico", "webp");

    private Uploads() {}

    static void export(Instance instance, Row project, Path directory) throws IOException {
        for (Path secret : children(instance.uploads(project))) {
            if (isSecret(secret)) {
                for (Path file : children(secret)) {
                    copy(file, directory.resolve("uploads").resolve(name(secret)).resolve(name(file)));
                }
            }
        }
        for (Path file : children(ProjectFiles.avatar(instance, project))) {
            if (name(file).equals(project.get("avatar"))) {
                copy(file, directory.resolve("avatar").resolve(name(file)));
            }
        }
    }

    /** Files over {@code max_attachment_size} are left out without a word, as GitLab leaves them out. */
    static void restore(Instance instance, Row project, Path directory) throws IOException {
        Long megabytes = instance.settings().numberOrNull("max_attachment_size");
        long limit = (megabytes == null ? 100 : megabytes) * MEGABYTE;
        for (Path secret : children(directory.resolve("uploads"))) {
            for (Path file : isSecret(secret) ? children(secret) : List.<Path>of()) {
                if (Files.size(file) <= limit) {
                    copy(file, instance.uploads(project).resolve(name(secret)).resolve(name(file)));
                    record(instance, project, secret, file);
                }
            }
        }
    }

    private static void record(Instance instance, Row project, Path secret, Path file) throws IOException {
        instance.db().table("uploads").insert(Map.of(
                "model_type", "Project",
                "model_id", project.id(),
                "project_id", project.id(),
                "secret", name(secret),
                "filename", name(file),
                "path", name(secret) + "/" + name(file),
                "size", Files.size(file),
                "uploader", "FileUploader",
                "created_at", instance.time().now()));
    }

    /** @throws TransferException when the picture breaks the uploader's rules: that fails the whole import */
    static void restoreAvatar(Instance instance, Row project, Path directory) throws IOException {
        List<Path> files = children(directory.resolve("avatar"));
        if (files.isEmpty()) {
            return;
        }
        Path file = files.getFirst();
        String extension = name(file).substring(name(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!AVATAR_TYPES.contains(extension)) {
            throw new TransferException("Validation failed: Avatar file format is not supported. Please try one of the following supported formats: image/png, image/jpeg, image/gif, image/bmp, image/tiff, image/vnd.microsoft.icon");
        }
        if (Files.size(file) > AVATAR_LIMIT) {
            throw new TransferException("Validation failed: Avatar is too big (should be at most 200 KiB)");
        }
        copy(file, ProjectFiles.avatar(instance, project).resolve(name(file)));
        project.set("avatar", name(file));
    }

    private static boolean isSecret(Path directory) {
        return name(directory).matches("[0-9a-f]{10,32}");
    }

    static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var paths = Files.list(directory)) {
            return new ArrayList<>(paths.sorted().toList());
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.toAbsolutePath().getParent()));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}

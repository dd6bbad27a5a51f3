package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Pictures of projects, groups and users: png, jpeg, gif and the like, at most 200 KiB. */
public final class Avatars {
    private static final Set<String> TYPES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tiff", "ico", "webp");
    private static final long LIMIT = 200L * 1024;

    private final Instance instance;

    public Avatars(Instance instance) {
        this.instance = instance;
    }

    /** Takes the {@code avatar} of a multipart request, when there is one; an empty value removes it. */
    void take(Call call, Row owner, String table) {
        call.file("avatar").ifPresent(file -> {
            String extension = file.fileName().substring(file.fileName().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (!TYPES.contains(extension)) {
                throw ApiError.invalid("avatar", "file format is not supported. Please try one of the following supported formats: image/png, image/jpeg, image/gif, image/bmp, image/tiff, image/vnd.microsoft.icon, image/webp");
            }
            if (file.size() > LIMIT) {
                throw ApiError.invalid("avatar", "is too big (should be at most 200 KiB)");
            }
            store(owner, table, file.fileName(), file.path());
        });
        if (call.file("avatar").isEmpty() && call.text("avatar").filter(String::isEmpty).isPresent()) {
            owner.set("avatar", null);
        }
    }

    /** The file; empty when the owner has no avatar. */
    public Optional<Path> find(Row owner, String table) {
        String name = owner.textOrNull("avatar");
        return Optional.ofNullable(name).map(known -> folder(owner, table).resolve(known)).filter(Files::isRegularFile);
    }

    /** A project's avatar lies beside its uploads. */
    private Path folder(Row owner, String table) {
        return table.equals("projects")
                ? instance.uploads(owner).resolve("avatar")
                : instance.temporary().resolve("avatars").resolve(table).resolve(Long.toString(owner.id()));
    }

    /** Makes the file (which is moved) the owner's avatar. */
    public void store(Row owner, String table, String fileName, Path file) {
        Path folder = folder(owner, table);
        try {
            Files.createDirectories(folder);
            Files.move(file, folder.resolve(fileName), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        owner.set("avatar", fileName);
    }
}

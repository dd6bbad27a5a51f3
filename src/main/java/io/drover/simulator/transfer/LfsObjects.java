package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code lfs-objects/<oid>} and {@code lfs-objects.json} of an archive. */
final class LfsObjects {
    private static final String LIST = "lfs-objects.json";
    private static final String DIRECTORY = "lfs-objects";

    private LfsObjects() {}

    static void export(Instance instance, Row project, Path directory) throws IOException {
        Map<String, List<Long>> list = new TreeMap<>();
        for (Row link : instance.db().table("lfs_objects_projects").where("project_id", project.id())) {
            String oid = instance.db().table("lfs_objects").byId(link.number("lfs_object_id")).orElseThrow().text("oid");
            list.computeIfAbsent(oid, o -> new ArrayList<>()).add(repositoryType(link.numberOrNull("repository_type")));
            Path stored = instance.lfsObject(oid);
            if (Files.exists(stored)) {
                Uploads.copy(stored, directory.resolve(DIRECTORY).resolve(oid));
            }
        }
        Files.writeString(directory.resolve(LIST), RailsJson.write(list));
    }

    private static long repositoryType(@Nullable Long type) {
        return type == null ? 0 : type;
    }

    /** @throws TransferException when a file has no entry in an existing list */
    static void restore(Instance instance, Row project, Path directory) throws IOException {
        List<Path> files = Uploads.children(directory.resolve(DIRECTORY));
        if (files.isEmpty()) {
            return;
        }
        Map<?, ?> list = list(directory.resolve(LIST));
        for (Path file : files) {
            String oid = digest(file);
            Object types = list == null ? List.of(0L) : list.get(Uploads.name(file));
            if (!(types instanceof List<?> all)) {
                throw new TransferException("undefined method 'each' for nil");
            }
            Uploads.copy(file, instance.lfsObject(oid));
            Row object = object(instance.db(), oid, Files.size(file));
            all.forEach(type -> link(instance.db(), project, object, type));
        }
    }

    private static @Nullable Map<?, ?> list(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return RailsJson.read(Files.readString(file, StandardCharsets.UTF_8)) instanceof Map<?, ?> map ? map : Map.of();
        } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
            throw new TransferException("Incorrect JSON format");
        }
    }

    private static Row object(Database db, String oid, long size) {
        return db.table("lfs_objects").first("oid", oid).orElseGet(() -> db.table("lfs_objects").insert(Map.of("oid", oid, "size", size)));
    }

    private static void link(Database db, Row project, Row object, @Nullable Object type) {
        long repositoryType = type instanceof Number number ? number.longValue() : 0;
        db.table("lfs_objects_projects").insert(Map.of("project_id", project.id(), "lfs_object_id", object.id(), "repository_type", repositoryType));
    }

    private static String digest(Path file) throws IOException {
        var sha256 = ProjectFiles.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}

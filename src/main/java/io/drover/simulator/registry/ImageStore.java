package io.drover.simulator.registry;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Blobs and manifests on disk by digest, and which repository has which: a blob is visible only where it was pushed or mounted. */
final class ImageStore {
    static final String ALGORITHM = "sha256:";

    private final Instance instance;
    private final Database db;
    private final ImageNames names;

    ImageStore(Instance instance, ImageNames names) {
        this.instance = instance;
        this.db = instance.db();
        this.names = names;
    }

    Path file(String digest) {
        return instance.containerBlob(digest.substring(ALGORITHM.length()));
    }

    boolean hasBlob(String repository, String digest) {
        return db.table("container_blobs").where("digest", digest).stream().anyMatch(row -> row.text("repository").equals(repository));
    }

    void linkBlob(String repository, String digest) {
        if (!hasBlob(repository, digest)) {
            db.table("container_blobs").insert(Map.of("repository", repository, "digest", digest));
        }
    }

    /** @return false when the content has another digest */
    boolean keep(Path upload, String digest) throws IOException {
        if (!digestOf(upload).equals(digest)) {
            return false;
        }
        Path home = file(digest);
        Files.createDirectories(Objects.requireNonNull(home.getParent()));
        Files.move(upload, home, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    static long append(Path upload, InputStream more) throws IOException {
        try (OutputStream out = Files.newOutputStream(upload, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            more.transferTo(out);
        }
        return Files.size(upload);
    }

    void putManifest(String repository, String digest, byte[] bytes, String mediaType) throws IOException {
        Path home = file(digest);
        Files.createDirectories(Objects.requireNonNull(home.getParent()));
        Files.write(home, bytes);
        if (manifest(repository, digest).isEmpty()) {
            db.table("container_manifests").insert(Map.of("repository", repository, "digest", digest, "media_type", mediaType));
        }
    }

    /** The row of a manifest; a reference is a tag or a digest. */
    Optional<Row> manifest(String repository, String reference) {
        Optional<String> digest = reference.startsWith(ALGORITHM) ? Optional.of(reference) : tag(repository, reference).map(row -> row.text("digest"));
        return digest.flatMap(known -> db.table("container_manifests").where("digest", known).stream()
                .filter(row -> row.text("repository").equals(repository))
                .findFirst());
    }

    void tag(String repository, String name, String digest, String now) {
        Optional<Row> there = tag(repository, name);
        if (there.isPresent()) {
            there.get().set("digest", digest);
            return;
        }
        Row owner = names.ensure(repository, now);
        db.table("container_repository_tags")
                .insert(Map.of("container_repository_id", owner.id(), "name", name, "digest", digest, "created_at", now));
    }

    /** In the order of their names, as registries list them. */
    List<String> tags(String repository) {
        return names.find(repository).stream()
                .flatMap(owner -> db.table("container_repository_tags").where("container_repository_id", owner.id()).stream())
                .map(row -> row.text("name"))
                .sorted()
                .toList();
    }

    private Optional<Row> tag(String repository, String name) {
        return names.find(repository).stream()
                .flatMap(owner -> db.table("container_repository_tags").where("container_repository_id", owner.id()).stream())
                .filter(row -> row.text("name").equals(name) && row.has("digest"))
                .findFirst();
    }

    static String digestOf(Path file) throws IOException {
        MessageDigest algorithm = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), algorithm)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return ALGORITHM + HexFormat.of().formatHex(algorithm.digest());
    }

    static String digestOf(byte[] bytes) {
        return ALGORITHM + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

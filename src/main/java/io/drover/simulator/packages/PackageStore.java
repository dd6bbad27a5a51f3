package io.drover.simulator.packages;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Packages and their files: rows, and content by SHA-256. */
public final class PackageStore {
    private final Instance instance;

    public PackageStore(Instance instance) {
        this.instance = instance;
    }

    Table packages() {
        return instance.db().table("packages_packages");
    }

    List<Row> of(Row project, String type) {
        return packages().where("project_id", project.id()).stream().filter(row -> type.equals(row.get("package_type"))).toList();
    }

    Optional<Row> find(Row project, String type, String name, @Nullable String version) {
        return of(project, type).stream().filter(row -> name.equals(row.get("name")) && Objects.equals(version, row.get("version"))).findFirst();
    }

    /** The package, made when it is not there. */
    public synchronized Row ensure(Row project, String type, String name, @Nullable String version, @Nullable Row creator) {
        Optional<Row> there = find(project, type, name, version);
        if (there.isPresent()) {
            return there.get();
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("version", version);
        columns.put("package_type", type);
        columns.put("status", "default");
        columns.put("creator_id", creator == null ? null : creator.id());
        columns.put("created_at", instance.time().now());
        columns.put("updated_at", instance.time().now());
        return packages().insert(columns);
    }

    List<Row> files(Row pack) {
        return instance.db().table("packages_package_files").where("package_id", pack.id());
    }

    /** The newest of that name: uploading again adds one, as GitLab does where duplicates are allowed. */
    Optional<Row> file(Row pack, String name) {
        return files(pack).stream().filter(row -> name.equals(row.get("file_name"))).reduce((first, second) -> second);
    }

    Path content(Row file) {
        return instance.packageFile(file.text("file_sha256"));
    }

    public Row add(Row pack, String name, InputStream content) {
        try {
            Path arriving = Files.createTempFile(instance.temporary(), "package", ".part");
            MessageDigest sha256 = digest("SHA-256");
            MessageDigest sha1 = digest("SHA-1");
            MessageDigest md5 = digest("MD5");
            try (var out = new DigestOutputStream(new DigestOutputStream(new DigestOutputStream(Files.newOutputStream(arriving), sha256), sha1), md5)) {
                content.transferTo(out);
            }
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("package_id", pack.id());
            columns.put("file_name", name);
            columns.put("size", Files.size(arriving));
            columns.put("file_md5", HexFormat.of().formatHex(md5.digest()));
            columns.put("file_sha1", HexFormat.of().formatHex(sha1.digest()));
            columns.put("file_sha256", HexFormat.of().formatHex(sha256.digest()));
            columns.put("created_at", instance.time().now());
            columns.put("updated_at", instance.time().now());
            Row row = instance.db().table("packages_package_files").insert(columns);
            Files.createDirectories(Objects.requireNonNull(content(row).getParent()));
            Files.move(arriving, content(row), StandardCopyOption.REPLACE_EXISTING);
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a format knows about a package beyond its files. */
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> metadata(Row pack) {
        return instance.db().table("packages_metadata").where("package_id", pack.id()).stream()
                .findFirst()
                .map(row -> (Map<String, @Nullable Object>) Objects.requireNonNull(row.get("content")))
                .orElse(Map.of());
    }

    public void describe(Row pack, Map<String, ? extends @Nullable Object> metadata) {
        Optional<Row> there = instance.db().table("packages_metadata").where("package_id", pack.id()).stream().findFirst();
        if (there.isPresent()) {
            there.get().set("content", metadata);
        } else {
            instance.db().table("packages_metadata").insert(Map.of("package_id", pack.id(), "content", metadata));
        }
    }

    void delete(Row pack) {
        files(pack).forEach(file -> instance.db().table("packages_package_files").delete(file));
        packages().delete(pack);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

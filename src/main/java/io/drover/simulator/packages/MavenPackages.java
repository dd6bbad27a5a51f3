package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/user/packages/maven_repository/_index.md. Checksums are not stored: they are known. */
final class MavenPackages {
    private static final String FILE = "/projects/:id/packages/maven/*path";
    private static final String TYPE = "maven";
    private static final Map<String, String> CHECKSUMS = Map.of("md5", "file_md5", "sha1", "file_sha1", "sha256", "file_sha256");

    private final PackageStore store;

    MavenPackages(PackageStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.put(FILE, this::put).get(FILE, this::get);
    }

    /** {@code group/artifact/version/file}; the list of versions lies a folder higher and belongs to a package without a version. */
    private record Address(String name, @Nullable String version, String file) {
        static Address of(String path) {
            int last = path.lastIndexOf('/');
            if (last < 1) {
                throw ApiError.notFound("Package");
            }
            String folder = path.substring(0, last);
            String file = path.substring(last + 1);
            if (file.startsWith("maven-metadata.xml") && !folder.endsWith("-SNAPSHOT")) {
                return new Address(folder, null, file);
            }
            int version = folder.lastIndexOf('/');
            return new Address(folder.substring(0, Math.max(0, version)), folder.substring(version + 1), file);
        }

        @Nullable String checksum() {
            return CHECKSUMS.get(file.substring(file.lastIndexOf('.') + 1));
        }

        String plainFile() {
            return checksum() == null ? file : file.substring(0, file.lastIndexOf('.'));
        }
    }

    private Answer put(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        Address address = Address.of(call.path("path"));
        if (address.checksum() != null) {
            return call.empty(204);
        }
        store.add(store.ensure(project, TYPE, address.name(), address.version(), call.user()), address.file(), call.body());
        return call.empty(200);
    }

    private Answer get(Call call) {
        Address address = Address.of(call.path("path"));
        Optional<Row> file = store.find(call.project(Levels.REPORTER), TYPE, address.name(), address.version()).flatMap(pack -> store.file(pack, address.plainFile()));
        Row row = file.orElseThrow(() -> ApiError.notFound("Package"));
        String checksum = address.checksum();
        return checksum == null
                ? call.file(store.content(row), "application/octet-stream", row.text("file_name"))
                : call.bytes(200, row.text(checksum).getBytes(StandardCharsets.UTF_8), "text/plain");
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/secure_files.md: at most 100, each at most 5 MB; there is no update. */
final class SecureFileEndpoints {
    private static final String TABLE = "ci_secure_files";
    private static final int MOST = 100;
    private static final long LARGEST = 5L << 20;

    private final Content content;

    SecureFileEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/secure_files";
        String one = all + "/:secure_file_id";
        routes.get(all, call -> call.page(of(call.project(Levels.DEVELOPER)), SecureFileEndpoints::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, Levels.DEVELOPER))))
                .get(one + "/download", call -> {
                    Row file = find(call, Levels.DEVELOPER);
                    return call.bytes(200, Base64.getDecoder().decode(file.text("content")), "application/octet-stream");
                })
                .delete(one, call -> {
                    content.table(TABLE).delete(find(call, Levels.MAINTAINER));
                    return call.empty(204);
                });
    }

    private List<Row> of(Row project) {
        return content.table(TABLE).where("project_id", project.id());
    }

    private Row find(Call call, int level) {
        return content.owned(TABLE, call.path("secure_file_id"), "project_id", call.project(level), "Secure File");
    }

    private Answer create(Call call) throws IOException {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        Call.UploadedFile file = call.file("file").orElseThrow(() -> ApiError.parameter("file is missing"));
        if (file.size() > LARGEST) {
            throw new ApiError(413, Map.of("message", "413 Request Entity Too Large"));
        }
        if (of(project).size() >= MOST) {
            throw ApiError.invalid("base", "Maximum number of ci secure files (" + MOST + ") exceeded");
        }
        if (of(project).stream().anyMatch(row -> row.text("name").equals(name))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        byte[] bytes = Files.readAllBytes(file.path());
        Row row = content.table(TABLE)
                .insert(Map.of(
                        "project_id", project.id(),
                        "name", name,
                        "content", Base64.getEncoder().encodeToString(bytes),
                        "checksum", HexFormat.of().formatHex(Content.digest("SHA-256", bytes)),
                        "created_at", content.now()));
        return call.json(201, present(row));
    }

    private static Map<String, @Nullable Object> present(Row row) {
        String name = row.text("name");
        return Fields.of(row, "id", "name", "checksum")
                .put("checksum_algorithm", "sha256")
                .copy(row, "created_at")
                .put("expires_at", null)
                .put("metadata", null)
                .put("file_extension", name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "")
                .map();
    }
}

package io.drover.simulator.repository;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Levels;
import io.drover.simulator.server.BasicAuth;
import io.drover.simulator.server.HttpAnswer;
import io.drover.simulator.server.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Git LFS batch API with its basic transfer: upload, verify, download. */
final class LfsOverHttp {
    private static final String MEDIA_TYPE = "application/vnd.git-lfs+json";
    private static final Pattern OID = Pattern.compile("[0-9a-f]{64}");

    private final Instance instance;
    private final BasicAuth auth;
    private final Access access;
    private final LfsObjects objects;

    LfsOverHttp(Instance instance) {
        this.instance = instance;
        this.auth = new BasicAuth(instance);
        this.access = new Access(instance);
        this.objects = new LfsObjects(instance);
    }

    HttpAnswer answer(HttpExchange exchange, String path, String what) throws IOException {
        Caller caller;
        try {
            caller = auth.caller(exchange);
        } catch (ApiError e) {
            return unauthorized();
        }
        // a group's wiki has no LFS (doc/user/project/wiki/group.md)
        GitTarget target = GitTarget.find(instance, path).filter(found -> !found.ofGroup() && found.seenBy(caller.user(), access)).orElse(null);
        if (target == null) {
            return caller.user() == null ? unauthorized() : refuse(404, "Not found.");
        }
        return switch (what) {
            case "info/lfs/objects/batch" -> batch(exchange, caller, target, path);
            case "info/lfs/locks/verify" -> json(200, Map.of("ours", List.of(), "theirs", List.of()));
            case "info/lfs/locks" -> json(200, Map.of("locks", List.of()));
            case "info/lfs/objects/verify" -> verify(exchange);
            default -> transfer(exchange, caller, target, what);
        };
    }

    private HttpAnswer batch(HttpExchange exchange, Caller caller, GitTarget target, String path) throws IOException {
        Map<String, @Nullable Object> request = JsonText.readMap(exchange.getRequestBody().readAllBytes());
        boolean upload = "upload".equals(request.get("operation"));
        if (!target.owner().flag("lfs_enabled")) {
            return refuse(501, "Git LFS is not enabled on this GitLab server, contact your admin.");
        }
        if (upload && !mayPush(caller, target)) {
            return caller.user() == null ? unauthorized() : refuse(403, "Access forbidden. Check your access level.");
        }
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        if (request.get("objects") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> object) {
                    answers.add(object(exchange, target, path, upload, String.valueOf(object.get("oid")), object.get("size")));
                }
            }
        }
        return json(200, Map.of("transfer", "basic", "objects", answers, "hash_algo", "sha256"));
    }

    private Map<String, @Nullable Object> object(
            HttpExchange exchange, GitTarget target, String path, boolean upload, String oid, @Nullable Object size) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("oid", oid);
        json.put("size", size);
        if (!OID.matcher(oid).matches()) {
            json.put("error", Map.of("code", 422, "message", "Invalid object id"));
            return json;
        }
        boolean present = objects.belongs(target.owner(), oid);
        String base = instance.url() + "/" + path + ".git";
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Map<String, String> header = authorization == null ? Map.of() : Map.of("Authorization", authorization);
        json.put("authenticated", true);
        if (upload && !present) {
            Map<String, Object> actions = new LinkedHashMap<>();
            Map<String, String> uploadHeader = new LinkedHashMap<>(header);
            // app/controllers/repositories/lfs_api_controller.rb, upload_headers
            uploadHeader.put("Content-Type", "application/octet-stream");
            uploadHeader.put("Transfer-Encoding", "chunked");
            actions.put("upload", Map.of("href", base + "/gitlab-lfs/objects/" + oid + "/" + size, "header", uploadHeader));
            Map<String, String> verifyHeader = new LinkedHashMap<>(header);
            verifyHeader.put("Accept", MEDIA_TYPE);
            actions.put("verify", Map.of("href", base + "/info/lfs/objects/verify", "header", verifyHeader));
            json.put("actions", actions);
        } else if (!upload && present) {
            json.put("actions", Map.of("download", Map.of("href", base + "/gitlab-lfs/objects/" + oid, "header", header)));
        } else if (!upload) {
            json.put("error", Map.of("code", 404, "message", "Object does not exist on the server or you don't have permissions to access it"));
        }
        return json;
    }

    private HttpAnswer verify(HttpExchange exchange) throws IOException {
        Map<String, @Nullable Object> request = JsonText.readMap(exchange.getRequestBody().readAllBytes());
        String oid = String.valueOf(request.get("oid"));
        boolean there = OID.matcher(oid).matches() && Files.exists(instance.lfsObject(oid));
        return there ? json(200, Map.of()) : refuse(404, "Not found.");
    }

    private HttpAnswer transfer(HttpExchange exchange, Caller caller, GitTarget target, String what) throws IOException {
        String[] parts = what.split("/");
        String oid = parts.length > 2 ? parts[2] : "";
        if (!what.startsWith("gitlab-lfs/objects/") || !OID.matcher(oid).matches()) {
            return refuse(404, "Not found.");
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            return mayPush(caller, target) ? store(exchange, target, oid) : refuse(403, "Access forbidden. Check your access level.");
        }
        if (!objects.belongs(target.owner(), oid) || !Files.exists(instance.lfsObject(oid))) {
            return refuse(404, "Not found.");
        }
        return HttpAnswer.file(instance.lfsObject(oid), "application/octet-stream");
    }

    private HttpAnswer store(HttpExchange exchange, GitTarget target, String oid) throws IOException {
        Path part = Files.createTempFile(instance.temporary(), "lfs", ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(exchange.getRequestBody(), digest);
                    OutputStream out = Files.newOutputStream(part)) {
                in.transferTo(out);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(oid)) {
                return refuse(422, "SHA256 or size mismatch");
            }
            Path home = instance.lfsObject(oid);
            Files.createDirectories(java.util.Objects.requireNonNull(home.getParent()));
            Files.move(part, home, StandardCopyOption.REPLACE_EXISTING);
            objects.link(target.owner(), oid, Files.size(home));
            return json(200, Map.of());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean mayPush(Caller caller, GitTarget target) {
        Row user = caller.user();
        return user != null && caller.may("api", "write_repository") && target.level(user, access) >= Levels.DEVELOPER;
    }

    private static HttpAnswer unauthorized() {
        return refuse(401, "Credentials needed").with("LFS-Authenticate", "Basic realm=\"GitLab\"").with("WWW-Authenticate", "Basic realm=\"GitLab\"");
    }

    private static HttpAnswer refuse(int status, String message) {
        return json(status, Map.of("message", message));
    }

    private static HttpAnswer json(int status, Object value) {
        return HttpAnswer.of(status, JsonText.bytes(value), MEDIA_TYPE);
    }
}

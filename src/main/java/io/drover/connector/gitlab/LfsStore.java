package io.drover.connector.gitlab;

import io.drover.connector.Repositories.LfsObject;
import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Request;
import io.drover.http.Response;
import io.drover.model.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** LFS objects of one instance by the batch API with basic transfers (git-lfs, docs/api/batch.md, docs/api/basic-transfers.md). */
final class LfsStore {
    private static final int BATCH = 100;
    private static final String MEDIA_TYPE = "application/vnd.git-lfs+json";
    private static final String BINARY = "application/octet-stream";

    /** GitLab gives these along for an upload; the transport sets them from the file itself and takes none twice. */
    private static final Set<String> OF_THE_BODY = Set.of("content-type", "content-length", "transfer-encoding");

    private final GitLabApi api;
    private final String authorization;

    LfsStore(GitLabApi api, String authorization) {
        this.api = api;
        this.authorization = authorization;
    }

    /** An object that is there has no {@code error} and a download action. */
    List<String> missing(Owner project, List<LfsObject> objects) {
        List<String> missing = new ArrayList<>();
        for (JsonNode object : batch(project, "download", objects)) {
            if (!object.path("actions").has("download")) {
                missing.add(Json.text(object, "oid", ""));
            }
        }
        return missing;
    }

    /** What the instance really gives out. */
    Map<String, String> digests(Owner project, List<LfsObject> objects) {
        Map<String, String> digests = new HashMap<>();
        for (JsonNode object : batch(project, "download", objects)) {
            JsonNode action = object.path("actions").path("download");
            if (!action.isMissingNode()) {
                String oid = Json.text(object, "oid", "");
                digest(action, oid).ifPresent(digest -> digests.put(oid, digest));
            }
        }
        return digests;
    }

    /** Empty when the object's file is gone although the batch answer knows it. */
    private Optional<String> digest(JsonNode action, String oid) {
        try (Response response = open("GET", "GET LFS object", action, null)) {
            if (response.status() == 404) {
                return Optional.empty();
            }
            return Optional.of(Keys.sha256(accepted(response, "GET", action).body()));
        } catch (IOException e) {
            throw HttpProblem.reading(e, "LFS object " + oid);
        }
    }

    List<String> fetch(Owner project, List<LfsObject> objects, Path folder) {
        List<LfsObject> wanted = objects.stream().filter(object -> !Files.exists(folder.resolve(object.oid()))).toList();
        List<String> missing = new ArrayList<>();
        for (JsonNode object : batch(project, "download", wanted)) {
            JsonNode action = object.path("actions").path("download");
            String oid = Json.text(object, "oid", "");
            if (action.isMissingNode()) {
                missing.add(oid);
            } else if (!download(action, oid, folder)) {
                missing.add(oid);
            }
        }
        return missing;
    }

    void push(Owner project, List<LfsObject> objects, Path folder) {
        for (JsonNode object : batch(project, "upload", objects)) {
            JsonNode actions = object.path("actions");
            // without an upload action the instance has it
            if (actions.has("upload")) {
                Path file = folder.resolve(Json.text(object, "oid", ""));
                send("PUT", "PUT LFS object", actions.get("upload"), new Body.File(file, BINARY)).close();
            }
            if (actions.has("verify")) {
                ObjectNode about = GitLabApi.JSON.createObjectNode().put("oid", Json.text(object, "oid", "")).put("size", Json.number(object, "size", 0));
                send("POST", "POST LFS verify", actions.get("verify"), new Body.Bytes(GitLabApi.JSON.writeValueAsBytes(about), MEDIA_TYPE)).close();
            }
        }
    }

    private List<JsonNode> batch(Owner project, String operation, List<LfsObject> objects) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < objects.size(); from += BATCH) {
            answers.addAll(ask(project, operation, objects.subList(from, Math.min(objects.size(), from + BATCH))));
        }
        return answers;
    }

    private List<JsonNode> ask(Owner project, String operation, List<LfsObject> objects) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("operation", operation);
        body.putArray("transfers").add("basic");
        ArrayNode list = body.putArray("objects");
        objects.forEach(object -> list.addObject().put("oid", object.oid()).put("size", object.size()));
        Map<String, String> headers = Map.of("Authorization", authorization, "Accept", MEDIA_TYPE, "Content-Type", MEDIA_TYPE);
        Route route = Route.of("/git/info/lfs/objects/batch");
        String path = "/" + project.fullPath() + ".git/info/lfs/objects/batch";
        return api.postAt(route, path, headers, new Body.Json(GitLabApi.JSON.writeValueAsBytes(body))).path("objects").valueStream().toList();
    }

    /** Returns false when the object's file is gone although the batch answer knows it. */
    private boolean download(JsonNode action, String oid, Path folder) {
        Path part = folder.resolve(oid + ".part");
        MessageDigest digest = Keys.digest();
        try (Response response = open("GET", "GET LFS object", action, null)) {
            if (response.status() == 404) {
                return false;
            }
            accepted(response, "GET", action);
            Files.createDirectories(folder);
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                copy(response.body(), out, oid);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(oid)) {
                throw GitLabProblem.GITLAB_DOWNLOAD_DAMAGED.exception("an LFS object has another digest than its name", "LFS object " + oid);
            }
            Files.move(part, folder.resolve(oid), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw GitLabProblem.GITLAB_DISK.exception("an LFS object cannot be stored", part.toString(), e);
        }
    }

    /** Tells the network's failure from the disk's. */
    private static void copy(InputStream body, OutputStream out, String oid) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int n;
            try {
                n = body.read(buffer);
            } catch (IOException e) {
                throw HttpProblem.reading(e, "LFS object " + oid);
            }
            if (n < 0) {
                return;
            }
            out.write(buffer, 0, n);
        }
    }

    /** Where the batch answer says, with the headers it gives; that may be object storage on another host, so our token stays at home. */
    private Response open(String method, String endpoint, JsonNode action, @Nullable Body body) {
        Map<String, String> headers = new LinkedHashMap<>();
        action.path("header").properties().stream()
                .filter(header -> !OF_THE_BODY.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
        URI address = URI.create(Json.text(action, "href", ""));
        return api.send(new Request(method, address, headers, body, endpoint, "", GitLabApi.TRANSFER, true));
    }

    private Response send(String method, String endpoint, JsonNode action, @Nullable Body body) {
        return accepted(open(method, endpoint, action, body), method, action);
    }

    private static Response accepted(Response response, String method, JsonNode action) {
        if (response.status() >= 300) {
            response.close();
            URI address = URI.create(Json.text(action, "href", ""));
            throw GitLabProblem.GITLAB_LFS_REFUSED.exception("status " + response.status(), method + " " + address.getHost() + address.getPath());
        }
        return response;
    }
}

package io.drover.simulator.registry;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.server.HttpAnswer;
import io.drover.simulator.server.JsonText;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OCI distribution protocol as GitLab's registry speaks it: pull, push, mount, tags; no referrers. */
public final class RegistryPages {
    private static final Pattern CALL = Pattern.compile("/v2/(.+)/(manifests|blobs|tags)/(.+)");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern UPLOAD = Pattern.compile("[0-9a-f-]{36}");
    /** What a manifest points to. */
    private static final Pattern POINTED = Pattern.compile("\"digest\"\\s*:\\s*\"(sha256:[0-9a-f]{64})\"");

    private final Instance instance;
    private final ImageNames names;
    private final ImageStore store;
    private final RegistryTokens tokens;

    public RegistryPages(Instance instance) {
        this.instance = instance;
        this.names = new ImageNames(instance.db());
        this.store = new ImageStore(instance, names);
        this.tokens = new RegistryTokens(instance, names);
    }

    /** Empty when the address is none of ours. */
    public Optional<HttpAnswer> answer(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/jwt/auth")) {
            return Optional.of(tokens.issue(exchange));
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            return Optional.of(tokens.known(exchange) ? HttpAnswer.json(200, Map.of()) : challenge(""));
        }
        Matcher call = CALL.matcher(path);
        return call.matches() ? Optional.of(answer(exchange, call.group(1), call.group(2), call.group(3))) : Optional.empty();
    }

    private HttpAnswer answer(HttpExchange exchange, String repository, String what, String reference) throws IOException {
        boolean reads = exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
        String action = reads ? "pull" : "push";
        if (!tokens.allows(exchange, repository, action)) {
            return challenge("repository:" + repository + (reads ? ":pull" : ":pull,push"));
        }
        if (names.project(repository).isEmpty()) {
            return error(404, "NAME_UNKNOWN");
        }
        return switch (what) {
            case "tags" -> tags(exchange, repository);
            case "manifests" -> reads ? manifest(repository, reference) : putManifest(exchange, repository, reference);
            default -> blobs(exchange, repository, reference);
        };
    }

    private HttpAnswer challenge(String scope) {
        String wanted = scope.isEmpty() ? "" : ",scope=\"" + scope + "\"";
        return error(401, "UNAUTHORIZED")
                .with("WWW-Authenticate", "Bearer realm=\"" + instance.url() + "/jwt/auth\",service=\"container_registry\"" + wanted);
    }

    private HttpAnswer tags(HttpExchange exchange, String repository) {
        Map<String, String> query = query(exchange);
        int n = Integer.parseInt(query.getOrDefault("n", "10000"));
        String last = query.getOrDefault("last", "");
        List<String> after = store.tags(repository).stream().filter(tag -> tag.compareTo(last) > 0).toList();
        if (after.isEmpty() && last.isEmpty() && names.find(repository).isEmpty()) {
            return error(404, "NAME_UNKNOWN");
        }
        List<String> page = new ArrayList<>(after.subList(0, Math.min(n, after.size())));
        HttpAnswer answer = HttpAnswer.json(200, Map.of("name", repository, "tags", page));
        return page.size() == after.size()
                ? answer
                : answer.with("Link", "</v2/" + repository + "/tags/list?n=" + n + "&last=" + page.getLast() + ">; rel=\"next\"");
    }

    private HttpAnswer manifest(String repository, String reference) throws IOException {
        Optional<Row> row = store.manifest(repository, reference);
        if (row.isEmpty()) {
            return error(404, "MANIFEST_UNKNOWN");
        }
        String digest = row.get().text("digest");
        return HttpAnswer.file(store.file(digest), row.get().text("media_type")).with("Docker-Content-Digest", digest).with("Etag", "\"" + digest + "\"");
    }

    private HttpAnswer putManifest(HttpExchange exchange, String repository, String reference) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String digest = ImageStore.digestOf(bytes);
        if (DIGEST.matcher(reference).matches() && !reference.equals(digest)) {
            return error(400, "DIGEST_INVALID");
        }
        String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\"subject\"\\s*:\\s*\\{[^}]*}", "");
        Matcher pointed = POINTED.matcher(text);
        while (pointed.find()) {
            String target = pointed.group(1);
            if (!store.hasBlob(repository, target) && store.manifest(repository, target).isEmpty()) {
                return error(404, "MANIFEST_BLOB_UNKNOWN");
            }
        }
        String now = JsonText.time(instance.time().now());
        store.putManifest(repository, digest, bytes, exchange.getRequestHeaders().getFirst("Content-Type"));
        names.ensure(repository, now);
        if (!DIGEST.matcher(reference).matches()) {
            store.tag(repository, reference, digest, now);
        }
        return HttpAnswer.empty(201).with("Docker-Content-Digest", digest).with("Location", "/v2/" + repository + "/manifests/" + digest);
    }

    private HttpAnswer blobs(HttpExchange exchange, String repository, String rest) throws IOException {
        if (DIGEST.matcher(rest).matches()) {
            boolean there = store.hasBlob(repository, rest) && Files.exists(store.file(rest));
            return there
                    ? HttpAnswer.file(store.file(rest), "application/octet-stream").with("Docker-Content-Digest", rest)
                    : error(404, "BLOB_UNKNOWN");
        }
        if (rest.equals("uploads/") || rest.equals("uploads")) {
            return begin(exchange, repository);
        }
        String upload = rest.replaceFirst("^uploads/", "");
        return UPLOAD.matcher(upload).matches() ? receive(exchange, repository, upload) : error(404, "BLOB_UPLOAD_UNKNOWN");
    }

    /** A mount where the caller may also pull from the other repository, else an upload. */
    private HttpAnswer begin(HttpExchange exchange, String repository) {
        Map<String, String> query = query(exchange);
        String digest = query.getOrDefault("mount", "");
        String from = query.getOrDefault("from", "");
        if (!digest.isEmpty() && store.hasBlob(from, digest) && tokens.allows(exchange, from, "pull")) {
            store.linkBlob(repository, digest);
            return HttpAnswer.empty(201).with("Docker-Content-Digest", digest).with("Location", "/v2/" + repository + "/blobs/" + digest);
        }
        return HttpAnswer.empty(202).with("Location", instance.url() + "/v2/" + repository + "/blobs/uploads/" + UUID.randomUUID() + "?_state=begun");
    }

    private HttpAnswer receive(HttpExchange exchange, String repository, String upload) throws IOException {
        Path part = instance.temporary().resolve("upload-" + upload);
        long size = ImageStore.append(part, exchange.getRequestBody());
        if (exchange.getRequestMethod().equals("PATCH")) {
            return HttpAnswer.empty(202)
                    .with("Range", "0-" + Math.max(0, size - 1))
                    .with("Location", instance.url() + "/v2/" + repository + "/blobs/uploads/" + upload + "?_state=going");
        }
        String digest = query(exchange).getOrDefault("digest", "");
        if (!DIGEST.matcher(digest).matches() || !store.keep(part, digest)) {
            Files.deleteIfExists(part);
            return error(400, "DIGEST_INVALID");
        }
        store.linkBlob(repository, digest);
        return HttpAnswer.empty(201).with("Docker-Content-Digest", digest).with("Location", "/v2/" + repository + "/blobs/" + digest);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static HttpAnswer error(int status, String code) {
        return HttpAnswer.json(status, Map.of("errors", List.of(Map.of("code", code, "message", code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ')))));
    }
}

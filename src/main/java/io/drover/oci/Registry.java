package io.drover.oci;

import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Request;
import io.drover.http.Response;
import io.drover.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One container registry, by the OCI distribution specification 1.1. Repositories are named by their full path
 * ({@code acme/web/shop/api}). Thread-safe; every method throws {@link io.drover.problem.ProblemException}, and asking again does no harm.
 */
public final class Registry {
    private static final Duration ANSWER = Duration.ofMinutes(3);
    /** For one layer of any size; a silent connection is cut long before. */
    private static final Duration TRANSFER = Duration.ofHours(6);

    private static final int PAGE = 100;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Transport transport;
    private final URI url;
    private final Authorizer authorizer;
    private final Blobs blobs = new Blobs(this);

    /** @param url such as {@code https://registry.gitlab.example.com} */
    public Registry(Transport transport, URI url, Optional<RegistryAccount> account) {
        this.transport = transport;
        this.url = url;
        this.authorizer = new Authorizer(transport, account);
    }

    public URI url() {
        return url;
    }

    /** Tags in the registry's order. Empty when there is no such repository. */
    public List<String> tags(String repository) {
        List<String> tags = new ArrayList<>();
        @Nullable String at = path(repository, "tags/list?n=" + PAGE);
        while (at != null) {
            try (Response response = send(new Call("GET", at, "GET tags", pull(repository), "application/json", null, ANSWER))) {
                if (response.status() == 404) {
                    return tags;
                }
                require(response, 200, "GET", at);
                json(response, at).path("tags").forEach(tag -> tags.add(tag.asString()));
                at = next(response);
            }
        }
        return tags;
    }

    /** The digest behind a tag or digest, without its content. */
    public Optional<Digest> resolve(String repository, String reference) {
        String at = path(repository, "manifests/" + reference);
        try (Response response = send(new Call("HEAD", at, "HEAD manifest", pull(repository), Manifest.ACCEPT, null, ANSWER))) {
            if (response.status() == 404) {
                return Optional.empty();
            }
            require(response, 200, "HEAD", at);
            Optional<String> said = response.header("docker-content-digest");
            // a registry need not say it
            return said.isPresent() ? said.map(Digest::new) : manifest(repository, reference).map(Manifest::digest);
        }
    }

    /** The manifest behind a tag or digest, checked against the digest when that was asked for. */
    public Optional<Manifest> manifest(String repository, String reference) {
        String at = path(repository, "manifests/" + reference);
        try (Response response = send(new Call("GET", at, "GET manifest", pull(repository), Manifest.ACCEPT, null, ANSWER))) {
            if (response.status() == 404) {
                return Optional.empty();
            }
            require(response, 200, "GET", at);
            byte[] bytes = bytes(response, at);
            String where = url.getHost() + "/" + repository + (reference.contains(":") ? "@" : ":") + reference;
            if (reference.contains(":") && !new Digest(reference).matches(bytes)) {
                throw OciProblem.IMAGE_DAMAGED.exception("the manifest is not the one that was asked for", where);
            }
            return Optional.of(Manifest.parse(response.header("content-type").orElse(""), bytes, where));
        }
    }

    /** Stores a manifest under a tag or its digest; what it refers to must be there. @return whether the registry keeps track of its subject */
    boolean push(String repository, String reference, Manifest manifest) {
        String at = path(repository, "manifests/" + reference);
        Body body = new Body.Bytes(manifest.bytes(), manifest.mediaType());
        try (Response response = send(new Call("PUT", at, "PUT manifest", push(repository), "*/*", body, ANSWER))) {
            require(response, 201, "PUT", at);
            return response.header("oci-subject").isPresent();
        }
    }

    /** What refers to this manifest: signatures, attestations. Empty also for registries that keep no track. */
    List<Descriptor> referrers(String repository, Digest digest) {
        String at = path(repository, "referrers/" + digest);
        try (Response response = send(new Call("GET", at, "GET referrers", pull(repository), Manifest.OCI_INDEX, null, ANSWER))) {
            boolean known = response.status() == 200 && response.header("content-type").orElse("").startsWith(Manifest.OCI_INDEX);
            return known ? Manifest.parse(Manifest.OCI_INDEX, bytes(response, at), at).manifests() : List.of();
        }
    }

    boolean has(String repository, Digest blob) {
        String at = path(repository, "blobs/" + blob);
        try (Response response = send(new Call("HEAD", at, "HEAD blob", pull(repository), "*/*", null, ANSWER))) {
            if (response.status() != 404) {
                require(response, 200, "HEAD", at);
            }
            return response.status() == 200;
        }
    }

    /** Streams a blob to {@code file}, going on where an earlier try broke off, and checks its digest. */
    void fetch(String repository, Descriptor blob, Path file) {
        blobs.fetch(repository, blob, file);
    }

    /** Uploads a blob. */
    void push(String repository, Digest blob, Path file) {
        blobs.push(repository, blob, file);
    }

    /** Lets the registry take a blob over from another of its repositories. @return false when it would rather have it uploaded */
    boolean mount(String repository, Digest blob, String from) {
        return blobs.mount(repository, blob, from);
    }

    /** @param scope what a bearer token must allow */
    record Call(
            String method,
            String path,
            String endpoint,
            String scope,
            String accept,
            @Nullable Body body,
            Duration deadline,
            Map<String, String> more) {
        Call(String method, String path, String endpoint, String scope, String accept, @Nullable Body body, Duration deadline) {
            this(method, path, endpoint, scope, accept, body, deadline, Map.of());
        }

        static Call transfer(String method, String path, String endpoint, String scope, @Nullable Body body) {
            return new Call(method, path, endpoint, scope, "*/*", body, TRANSFER);
        }
    }

    /** Sends with what authorisation is known, and once more when the registry challenges. */
    Response send(Call call) {
        Response first = transport.send(request(call, authorizer.known(call.scope())));
        Optional<String> challenge = first.header("www-authenticate");
        if (first.status() != 401 || challenge.isEmpty()) {
            return first;
        }
        first.close();
        Optional<String> better = authorizer.answer(Challenge.parse(challenge.get()), call.scope(), call.method() + " " + url + call.path());
        return transport.send(request(call, better));
    }

    private Request request(Call call, Optional<String> authorization) {
        Map<String, String> headers = new LinkedHashMap<>(call.more());
        headers.put("Accept", call.accept());
        authorization.ifPresent(value -> headers.put("Authorization", value));
        boolean repeatable = !call.method().equals("POST");
        URI uri = url.resolve(call.path());
        return new Request(call.method(), uri, headers, call.body(), "REGISTRY " + call.endpoint(), "", call.deadline(), repeatable);
    }

    /** @throws io.drover.problem.ProblemException {@code REGISTRY_REFUSED} or {@code REGISTRY_UNAVAILABLE}, with the registry's own error codes */
    void require(Response response, int status, String method, String path) {
        if (response.status() == status) {
            return;
        }
        List<String> codes = new ArrayList<>();
        if (response.header("content-type").orElse("").startsWith("application/json") && !method.equals("HEAD")) {
            json(response, path).path("errors").forEach(error -> codes.add(error.path("code").asString("")));
        }
        String said = codes.isEmpty() ? "" : ", " + String.join(", ", codes);
        throw OciProblem.of(response.status()).exception("status " + response.status() + said, method + " " + url + withoutQuery(path));
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static byte[] bytes(Response response, String where) {
        try {
            return response.body().readAllBytes();
        } catch (IOException e) {
            throw HttpProblem.reading(e, where);
        }
    }

    private static JsonNode json(Response response, String where) {
        return JSON.readTree(bytes(response, where));
    }

    /** Only the path: a proxy in front may make the registry believe it has another host. */
    private static @Nullable String next(Response response) {
        Matcher link = NEXT.matcher(response.header("link").orElse(""));
        if (!link.find()) {
            return null;
        }
        URI uri = URI.create(link.group(1));
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    static String path(String repository, String rest) {
        return "/v2/" + repository + "/" + rest;
    }

    static String pull(String repository) {
        return "repository:" + repository + ":pull";
    }

    static String push(String repository) {
        return "repository:" + repository + ":pull,push";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

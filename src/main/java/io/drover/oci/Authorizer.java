package io.drover.oci;

import io.drover.http.HttpProblem;
import io.drover.http.Request;
import io.drover.http.Response;
import io.drover.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a registry's challenges into {@code Authorization} headers: Basic, or short-lived bearer tokens by scope from the address the
 * challenge names (distribution, docs/spec/auth/token.md). Tokens are forgotten when the registry refuses them. Thread-safe.
 */
final class Authorizer {
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final Transport transport;
    private final Optional<RegistryAccount> account;
    /** By the scope that is asked for. */
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    Authorizer(Transport transport, Optional<RegistryAccount> account) {
        this.transport = transport;
        this.account = account;
    }

    /** What worked last for this scope. */
    Optional<String> known(String scope) {
        return Optional.ofNullable(headers.get(scope));
    }

    /** Answers a challenge. Empty when there is nothing better to say than before. */
    Optional<String> answer(Challenge challenge, String scope, String where) {
        headers.remove(scope);
        if (challenge.basic()) {
            account.ifPresent(known -> headers.put(scope, known.basic()));
        } else if (challenge.bearer()) {
            headers.put(scope, "Bearer " + token(challenge, scope, where));
        } else {
            throw OciProblem.REGISTRY_AUTHENTICATION_UNKNOWN.exception("the scheme is '" + challenge.scheme() + "'", where);
        }
        return known(scope);
    }

    /** Asks for what we need, which may be more than the one request was challenged for (a mount needs two repositories). */
    private String token(Challenge challenge, String scope, String where) {
        Map<String, String> asked = new LinkedHashMap<>();
        Optional.ofNullable(challenge.parameters().get("service")).ifPresent(service -> asked.put("service", service));
        StringBuilder query = new StringBuilder();
        asked.forEach((name, value) -> append(query, name, value));
        for (String each : scope.split(" ")) {
            append(query, "scope", each);
        }
        String realm = challenge.parameters().getOrDefault("realm", "");
        URI uri = URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
        Map<String, String> with = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        account.ifPresent(known -> with.put("Authorization", known.basic()));
        Request request = new Request("GET", uri, with, null, "GET registry token", "", ANSWER, true);
        try (Response response = transport.send(request)) {
            if (response.status() != 200) {
                throw OciProblem.of(response.status()).exception("no registry token, status " + response.status(), where);
            }
            JsonNode json = JsonMapper.shared().readTree(response.body().readAllBytes());
            return json.path("token").asString(json.path("access_token").asString(""));
        } catch (IOException e) {
            throw HttpProblem.reading(e, request.where());
        }
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}

package io.drover.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a redirect leads. GitLab answers 301 after a path has changed and the same request is meant to be sent again
 * (doc/api/rest/_index.md, "Redirects"); downloads redirect to object storage, which must never see the token.
 */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> CREDENTIALS = Set.of("authorization", "private-token", "job-token", "deploy-token", "sudo", "cookie");

    private Redirects() {}

    /** The request to send next; empty when the response is no redirect. */
    static Optional<Request> next(Request request, Response response) {
        if (!STATUSES.contains(response.status()) || response.header("location").isEmpty()) {
            return Optional.empty();
        }
        URI target = target(request, response.header("location").get());
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        boolean trusted = trusted(request.uri(), target);
        if (!reads && !trusted) {
            throw HttpProblem.REDIRECT_REFUSED.exception("a write is redirected to " + target.getHost(), request.where());
        }
        String method = response.status() == 303 && !reads ? "GET" : request.method();
        Body body = method.equals(request.method()) ? request.body() : null;
        return Optional.of(new Request(
                method,
                target,
                trusted ? request.headers() : withoutCredentials(request.headers()),
                body,
                request.endpoint(),
                request.scope(),
                request.deadline(),
                request.repeatable()));
    }

    private static URI target(Request request, String location) {
        try {
            URI target = request.uri().resolve(location);
            if (target.getHost() == null || target.getScheme() == null || !target.getScheme().startsWith("http")) {
                throw new IllegalArgumentException("no web address");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw HttpProblem.REDIRECT_REFUSED.exception("the redirect's address cannot be understood", request.where(), e);
        }
    }

    /** The same host and port, or the same host from http to https. */
    private static boolean trusted(URI from, URI to) {
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean samePlace = from.getScheme().equals(to.getScheme()) && port(from) == port(to);
        boolean upgraded = from.getScheme().equals("http") && to.getScheme().equals("https") && port(to) == 443;
        return sameHost && (samePlace || upgraded);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }

    private static Map<String, String> withoutCredentials(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.keySet().removeIf(name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)));
        return kept;
    }
}

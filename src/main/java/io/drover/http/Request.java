package io.drover.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as data.
 *
 * @param endpoint  the pattern it belongs to ({@code POST /projects/:id/export}): what limits are known by
 * @param scope     what the endpoint's limit counts by beyond the user, such as a namespace; empty when nothing
 * @param deadline  for the whole exchange up to the end of the body
 * @param repeatable true when sending it twice does no harm, so that a lost answer may be retried
 */
public record Request(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable Body body,
        String endpoint,
        String scope,
        Duration deadline,
        boolean repeatable) {
    public Request {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public Request withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, uri, more, body, endpoint, scope, deadline, repeatable);
    }

    /** The same at another address. */
    public Request at(URI elsewhere) {
        return new Request(method, elsewhere, headers, body, endpoint, scope, deadline, repeatable);
    }

    /** Method and address for people: without the query, which may hold e-mail addresses. */
    public String where() {
        String text = uri.toString();
        int query = text.indexOf('?');
        return method + " " + (query < 0 ? text : text.substring(0, query));
    }
}

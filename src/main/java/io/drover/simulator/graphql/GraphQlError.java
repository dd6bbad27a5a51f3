package io.drover.simulator.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in {@code errors} of an answer. Thrown by a resolver it makes its field null, thrown before execution it is the whole answer. */
public final class GraphQlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> json = new LinkedHashMap<>();

    public GraphQlError(String message) {
        super(message);
        json.put("message", message);
    }

    /** GitLab's answer when something is absent or not for the caller (lib/gitlab/graphql/authorize/authorize_resource.rb). */
    public static GraphQlError notAvailable() {
        return new GraphQlError("The resource that you are attempting to access does not exist or you don't have permission to perform this action");
    }

    static GraphQlError syntax(String message, Token at) {
        return new GraphQlError(message + " at [" + at.line() + ", " + at.column() + "]").at(at);
    }

    GraphQlError at(Token token) {
        json.put("locations", List.of(Map.of("line", token.line(), "column", token.column())));
        return this;
    }

    GraphQlError path(List<Object> path) {
        json.put("path", new ArrayList<>(path));
        return this;
    }

    GraphQlError code(String code, Map<String, String> more) {
        Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        extensions.putAll(more);
        json.put("extensions", extensions);
        return this;
    }

    Map<String, @Nullable Object> json() {
        return json;
    }
}

package io.drover.simulator.server;

import io.drover.simulator.Routes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Routes as a tree of path segments. A literal segment wins over a {@code :parameter}, and that over a last {@code *rest} that takes all
 * segments left; what a dead end leaves is tried again.
 */
public final class RouteTree implements Routes {
    private final Node root = new Node();

    /**
     * A found endpoint.
     *
     * @param pattern as registered, such as {@code /projects/:id}
     * @param parameters path parameters, still URL-encoded
     */
    public record Match(String method, String pattern, Endpoint endpoint, Map<String, String> parameters) {
        public String name() {
            return method + " " + pattern;
        }
    }

    @Override
    public Routes get(String pattern, Endpoint endpoint) {
        return add("GET", pattern, endpoint);
    }

    @Override
    public Routes post(String pattern, Endpoint endpoint) {
        return add("POST", pattern, endpoint);
    }

    @Override
    public Routes put(String pattern, Endpoint endpoint) {
        return add("PUT", pattern, endpoint);
    }

    @Override
    public Routes patch(String pattern, Endpoint endpoint) {
        return add("PATCH", pattern, endpoint);
    }

    @Override
    public Routes delete(String pattern, Endpoint endpoint) {
        return add("DELETE", pattern, endpoint);
    }

    /** Empty when no pattern fits. {@code HEAD} finds what {@code GET} finds. */
    Optional<Match> find(String method, List<String> segments) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(find(root, wanted, segments, 0)).map(leaf -> match(wanted, leaf, segments));
    }

    /** Whether another method has an endpoint there. */
    boolean knows(List<String> segments) {
        return find(root, null, segments, 0) != null;
    }

    private Routes add(String method, String pattern, Endpoint endpoint) {
        Node node = root;
        for (String segment : segments(pattern)) {
            String key = segment.startsWith(":") ? ":" : segment.startsWith("*") ? "*" : segment;
            node = node.children.computeIfAbsent(key, k -> new Node());
        }
        node.leaves.put(method, new Leaf(pattern, segments(pattern), endpoint));
        return this;
    }

    private static @Nullable Leaf find(Node node, @Nullable String method, List<String> segments, int at) {
        if (at == segments.size()) {
            return method == null ? node.leaves.values().stream().findFirst().orElse(null) : node.leaves.get(method);
        }
        Node literal = node.children.get(segments.get(at));
        Leaf found = literal == null ? null : find(literal, method, segments, at + 1);
        Node parameter = node.children.get(":");
        found = found != null || parameter == null ? found : find(parameter, method, segments, at + 1);
        Node rest = node.children.get("*");
        return found != null || rest == null ? found : find(rest, method, segments, segments.size());
    }

    private static Match match(String method, Leaf leaf, List<String> segments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < leaf.segments.size(); i++) {
            String expected = leaf.segments.get(i);
            if (expected.startsWith("*")) {
                parameters.put(expected.substring(1), String.join("/", segments.subList(i, segments.size())));
            } else if (expected.startsWith(":")) {
                parameters.put(expected.substring(1), segments.get(i));
            }
        }
        return new Match(method, leaf.pattern, leaf.endpoint, parameters);
    }

    static List<String> segments(String path) {
        return java.util.Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final Map<String, Leaf> leaves = new HashMap<>();
    }

    private record Leaf(String pattern, List<String> segments, Endpoint endpoint) {}
}

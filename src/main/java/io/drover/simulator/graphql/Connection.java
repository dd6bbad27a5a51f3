package io.drover.simulator.graphql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a list, as every {@code ...Connection} of GitLab has it: {@code first} and {@code after}, at most a hundred (doc/api/graphql/_index.md#limits). */
public final class Connection {
    /** Arguments of a field that returns a connection. */
    public static final String ARGUMENTS = "after: String, before: String, first: Int, last: Int";

    private static final int MOST = 100;

    private Connection() {}

    /** The schema's part: {@code <node>Connection}, {@code <node>Edge} and {@code PageInfo}. */
    public static String of(String node) {
        return """
                type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
                type %1$sEdge { cursor: String! node: %1$s }
                type %1$sConnection { edges: [%1$sEdge] nodes: [%1$s] pageInfo: PageInfo! count: Int! }
                """
                .formatted(node);
    }

    public static Map<String, @Nullable Object> page(Ask ask, List<?> all) {
        int from = ask.text("after").map(Connection::position).orElse(-1) + 1;
        int until = ask.text("before").map(Connection::position).orElse(all.size());
        Optional<Long> last = ask.number("last");
        int size = (int) Math.clamp(ask.number("first").or(() -> last).orElse((long) MOST), 0, MOST);
        int start = Math.clamp(last.isPresent() ? Math.max(from, until - size) : from, 0, all.size());
        int end = Math.clamp((long) start + size, start, Math.max(start, Math.min(until, all.size())));
        List<?> nodes = all.subList(start, end);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("nodes", nodes);
        page.put("edges", edges(nodes, start));
        page.put("count", all.size());
        page.put("pageInfo", pageInfo(start, end, all.size()));
        return page;
    }

    private static List<Map<String, Object>> edges(List<?> nodes, int start) {
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            edges.add(Map.of("cursor", cursor(start + i), "node", nodes.get(i)));
        }
        return edges;
    }

    private static Map<String, @Nullable Object> pageInfo(int start, int end, int size) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", end < size);
        info.put("hasPreviousPage", start > 0);
        info.put("startCursor", start < end ? cursor(start) : null);
        info.put("endCursor", start < end ? cursor(end - 1) : null);
        return info;
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("at:" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor) {
        try {
            return Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).substring(3));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new GraphQlError("Please provide a valid cursor");
        }
    }
}

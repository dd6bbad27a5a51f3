package io.drover.simulator.directtransfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All nodes of a GraphQL connection, page by page. A query takes {@code $full_path}, {@code $cursor} and {@code $per_page} and asks for {@code page_info}. */
final class Nodes {
    private static final int PAGE = 500;

    private Nodes() {}

    /** @param path where the connection stands in the answer */
    static List<Map<?, ?>> all(Transfer transfer, String query, String... path) {
        List<Map<?, ?>> all = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("full_path", transfer.sourceFullPath(), "per_page", PAGE));
        boolean more = true;
        while (more) {
            Map<?, ?> connection = transfer.source().graphql(query, variables);
            for (String step : path) {
                connection = Transfer.map(connection.get(step));
            }
            if (connection.get("nodes") instanceof List<?> nodes) {
                nodes.stream().filter(Objects::nonNull).forEach(node -> all.add((Map<?, ?>) node));
            }
            Map<?, ?> page = Transfer.map(connection.get("page_info"));
            more = Boolean.TRUE.equals(page.get("has_next_page"));
            variables.put("cursor", page.get("next_page"));
        }
        return all;
    }

    /** The number at the end of {@code gid://gitlab/User/7}. */
    static long id(Object globalId) {
        String text = String.valueOf(globalId);
        return Long.parseLong(text.substring(text.lastIndexOf('/') + 1));
    }
}

package io.drover.simulator.server;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a sorted list (doc/api/rest/_index.md#pagination). Above 10,000 rows the totals are left out; offsets beyond 50,000
 * are refused.
 */
final class Paging {
    private static final int COUNT_LIMIT = 10_000;
    private static final int OFFSET_LIMIT = 50_000;
    private static final int DEFAULT_PER_PAGE = 20;
    private static final int MAX_PER_PAGE = 100;

    private final Call call;
    private final String url;
    private final String query;

    /**
     * @param url of the request without the query
     * @param query as sent, still encoded
     */
    Paging(Call call, String url, String query) {
        this.call = call;
        this.url = url;
        this.query = query;
    }

    <T> HttpAnswer answer(List<T> all, Function<? super T, ?> present) {
        return call.text("pagination").filter("keyset"::equals).isPresent() ? keyset(all, present) : offset(all, present);
    }

    private <T> HttpAnswer offset(List<T> all, Function<? super T, ?> present) {
        int perPage = perPage();
        long page = Math.max(1, call.number("page").orElse(1L));
        if ((page - 1) * perPage > OFFSET_LIMIT) {
            throw new ApiError(
                    405,
                    Map.of(
                            "error",
                            "Offset pagination has a maximum allowed offset of " + OFFSET_LIMIT
                                    + " for requests that return objects of this type. Remaining records can be retrieved using keyset pagination."));
        }
        int from = (int) Math.min(all.size(), (page - 1) * perPage);
        List<T> rows = all.subList(from, Math.min(all.size(), from + perPage));
        long pages = Math.max(1, (all.size() + perPage - 1L) / perPage);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Page", Long.toString(page));
        headers.put("X-Per-Page", Integer.toString(perPage));
        headers.put("X-Next-Page", page < pages ? Long.toString(page + 1) : "");
        headers.put("X-Prev-Page", page > 1 ? Long.toString(page - 1) : "");
        boolean counted = all.size() <= COUNT_LIMIT;
        if (counted) {
            headers.put("X-Total", Integer.toString(all.size()));
            headers.put("X-Total-Pages", Long.toString(pages));
        }
        headers.put("Link", offsetLinks(page, perPage, pages, counted));
        return page(rows, present).with(headers);
    }

    private String offsetLinks(long page, int perPage, long pages, boolean counted) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link("prev", perPage, "page", Long.toString(page - 1)));
        }
        if (page < pages) {
            links.add(link("next", perPage, "page", Long.toString(page + 1)));
        }
        links.add(link("first", perPage, "page", "1"));
        if (counted) {
            links.add(link("last", perPage, "page", Long.toString(pages)));
        }
        return String.join(", ", links);
    }

    private <T> HttpAnswer keyset(List<T> all, Function<? super T, ?> present) {
        int perPage = perPage();
        int from = call.text("cursor").map(cursor -> after(all, cursor)).orElse(0);
        List<T> rows = all.subList(from, Math.min(all.size(), from + perPage));
        HttpAnswer answer = page(rows, present).with("X-Per-Page", Integer.toString(perPage));
        if (from + rows.size() >= all.size()) {
            return answer;
        }
        String next = rows.getLast() instanceof Row last ? nextLink(perPage, last) : cursorLink(perPage, "index", from + rows.size());
        return answer.with("Link", next);
    }

    /** Projects ordered by id go on with {@code id_after} or {@code id_before}, everything else with a cursor. */
    private String nextLink(int perPage, Row last) {
        boolean byId = url.endsWith("/projects") && call.text("order_by").orElse("").equals("id");
        if (byId) {
            String key = call.text("sort").orElse("desc").equals("asc") ? "id_after" : "id_before";
            return link("next", perPage, key, Long.toString(last.id()));
        }
        return cursorLink(perPage, "id", last.id());
    }

    /** What is no row of a table, such as an entry of a Git tree, is counted instead. */
    private String cursorLink(int perPage, String key, long value) {
        Map<String, String> position = new LinkedHashMap<>();
        position.put(key, Long.toString(value));
        position.put("_kd", "n");
        return link("next", perPage, "cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(JsonText.bytes(position)));
    }

    private static int after(List<?> all, String cursor) {
        long id;
        try {
            Map<String, @Nullable Object> position = JsonText.readMap(Base64.getUrlDecoder().decode(cursor));
            if (position.containsKey("index")) {
                return Math.clamp(Long.parseLong(String.valueOf(position.get("index"))), 0, all.size());
            }
            id = Long.parseLong(String.valueOf(position.get("id")));
        } catch (RuntimeException e) {
            throw ApiError.parameter("cursor is invalid");
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Row row && row.id() == id) {
                return i + 1;
            }
        }
        return all.size();
    }

    private static <T> HttpAnswer page(List<T> rows, Function<? super T, ?> present) {
        List<Object> presented = new ArrayList<>(rows.size());
        for (T row : rows) {
            presented.add(present.apply(row));
        }
        return HttpAnswer.json(200, presented);
    }

    private int perPage() {
        long asked = call.number("per_page").orElse((long) DEFAULT_PER_PAGE);
        return (int) Math.clamp(asked, 1, MAX_PER_PAGE);
    }

    private String link(String relation, int perPage, String key, String value) {
        StringBuilder text = new StringBuilder("<").append(url).append('?');
        for (String pair : query.split("&")) {
            String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!pair.isEmpty() && !name.equals(key) && !name.equals("per_page") && !name.equals("page") && !name.equals("private_token")) {
                text.append(pair).append('&');
            }
        }
        return text.append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append("&per_page=")
                .append(perPage)
                .append(">; rel=\"")
                .append(relation)
                .append('"')
                .toString();
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list (doc/api/rest/_index.md, "Pagination"). The next page is where {@code Link rel="next"} says, else what
 * {@code X-Next-Page} says; never an address of our own making.
 */
final class Pages {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

    private static final String API = "/api/v4/";

    private final GitLabApi api;

    Pages(GitLabApi api) {
        this.api = api;
    }

    <T> Page<T> page(Route route, @Nullable String cursor, GitLabApi.ItemReader<T> item) {
        Route sized = route.query().containsKey("per_page") ? route : route.with("per_page", 100);
        String address = cursor == null ? "/api/v4" + sized.pathAndQuery() : cursor;
        List<T> items = new ArrayList<>();
        Answer answer = api.list(sized, address, item, items::add);
        if (answer.status() == 405 && cursor == null && sized.query().containsKey("pagination")) {
            // this version has no keyset pagination for this list
            return page(sized.without("pagination"), null, item);
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return new Page<>(items, next(answer, sized).orElse(null));
    }

    private static Optional<String> next(Answer answer, Route route) {
        for (String link : answer.headers().getOrDefault("link", List.of())) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find() && matcher.group(1).contains(API)) {
                // the instance may know itself by another host name than we do, and our base URL may have a path of its own
                return Optional.of(matcher.group(1).substring(matcher.group(1).indexOf(API)));
            }
        }
        return answer.header("x-next-page").map(page -> "/api/v4" + route.with("page", page).pathAndQuery());
    }
}

package io.drover.simulator.placeholders;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.server.HttpAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a person accepts or declines a reassignment: {@code POST /import/source_users/:reassignment_token/accept}. There is no signing in
 * here, so the person shows a personal access token.
 */
public final class ConfirmationPages {
    private static final Pattern PAGE = Pattern.compile("/import/source_users/([0-9a-f]{32})/(accept|decline)");

    private final Instance instance;

    public ConfirmationPages(Instance instance) {
        this.instance = instance;
    }

    /** Empty when the address is another page's. */
    public Optional<HttpAnswer> answer(HttpExchange exchange, String path) {
        Matcher page = PAGE.matcher(path);
        if (!page.matches() || !exchange.getRequestMethod().equals("POST")) {
            return Optional.empty();
        }
        String secret = Optional.ofNullable(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN")).orElseThrow(Tokens::unauthorized);
        Row person = Optional.ofNullable(new Tokens(instance).authenticate(secret).user()).orElseThrow(Tokens::unauthorized);
        Row sourceUser = new SourceUsers(instance).byToken(page.group(1)).orElseThrow(() -> new ApiError(404, Map.of("error", "404 Not Found")));
        Reassignments reassignments = new Reassignments(instance);
        boolean done = (page.group(2).equals("accept") ? reassignments.accept(person, sourceUser) : reassignments.reject(person, sourceUser)).ok();
        return Optional.of(HttpAnswer.text(302, "").with("Location", instance.url() + (done ? "/dashboard/groups" : "/dashboard/groups?alert=invalid")));
    }
}

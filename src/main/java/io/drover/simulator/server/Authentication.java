package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who is calling: {@code PRIVATE-TOKEN}, {@code private_token} or {@code Authorization: Bearer}, then {@code Sudo}. */
final class Authentication {
    private final Tokens tokens;
    private final HttpExchange exchange;
    private final Map<String, @Nullable Object> query = new LinkedHashMap<>();

    Authentication(Tokens tokens, HttpExchange exchange) {
        this.tokens = tokens;
        this.exchange = exchange;
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            Parameters.parse(raw, query);
        }
    }

    /** @throws io.drover.simulator.ApiError 401 or 403 */
    Caller caller() {
        return secret().map(tokens::authenticate).orElse(Caller.ANONYMOUS);
    }

    Caller withSudo(Caller caller) {
        Optional<String> sudo = header("Sudo").or(() -> text("sudo"));
        return sudo.isEmpty() ? caller : tokens.actingFor(caller, sudo.get());
    }

    private Optional<String> secret() {
        return header("PRIVATE-TOKEN")
                .or(() -> text("private_token"))
                .or(() -> text("access_token"))
                .or(() -> header("Authorization").filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7)).map(h -> h.substring(7).strip()));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).filter(h -> !h.isEmpty());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name)).map(Object::toString);
    }
}

package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who pushes or fetches: Basic authentication with a personal access token as password, and any user name. */
public final class BasicAuth {
    private final Tokens tokens;

    public BasicAuth(Instance instance) {
        this.tokens = new Tokens(instance);
    }

    /** @throws ApiError 401 when the token is wrong */
    public Caller caller(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN");
        if (token != null) {
            return tokens.authenticate(token);
        }
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return Caller.ANONYMOUS;
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return tokens.authenticate(header.substring(7).strip());
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw Tokens.unauthorized();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Tokens.unauthorized();
        }
        return tokens.authenticate(pair.substring(pair.indexOf(':') + 1));
    }
}

package io.drover.simulator.access;

import io.drover.simulator.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param user null when anonymous; with {@code Sudo}, the user acted for
 * @param token the personal access token; null when anonymous
 */
public record Caller(@Nullable Row user, @Nullable Row token) {
    public static final Caller ANONYMOUS = new Caller(null, null);

    public List<String> scopes() {
        Row held = token;
        return held != null && held.get("scopes") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    public boolean may(String... anyScope) {
        List<String> held = scopes();
        return List.of(anyScope).stream().anyMatch(held::contains);
    }
}

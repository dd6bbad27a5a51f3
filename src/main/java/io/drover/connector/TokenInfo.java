package io.drover.connector;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The token in use and the user behind it; never the token itself. */
public record TokenInfo(long userId, String username, boolean admin, boolean bot, Set<String> scopes, @Nullable LocalDate expiresAt) {
    public TokenInfo {
        scopes = Set.copyOf(scopes);
    }
}

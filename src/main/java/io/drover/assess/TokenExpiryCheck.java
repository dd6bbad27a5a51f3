package io.drover.assess;

import io.drover.connector.TokenInfo;
import io.drover.problem.Actor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Tokens that end before the migration does. */
final class TokenExpiryCheck implements Check {
    @Override
    public String id() {
        return "token-expiry";
    }

    private static final int DAYS = 14;

    @Override
    public Stream<Finding> findings(Situation s) {
        return Stream.concat(
                token(s, "source", s.inventory().token(), Actor.SOURCE_ADMIN), token(s, "destination", s.destination().token(), Actor.DESTINATION_ADMIN));
    }

    private Stream<Finding> token(Situation s, String side, TokenInfo token, Actor actor) {
        LocalDate end = token.expiresAt();
        if (end == null) {
            return Stream.empty();
        }
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(s.now(), ZoneOffset.UTC), end);
        if (days > DAYS) {
            return Stream.empty();
        }
        String what = "the " + side + "'s token " + (days < 0 ? "expired on " : "ends on ") + end;
        String next = "Make a token that lasts beyond the migration window and the days after it.";
        return Stream.of(finding(
                days <= 1 ? Severity.BLOCKER : Severity.NOTICE, null, what, next, actor, "doc/user/profile/personal_access_tokens.md"));
    }
}

package io.drover.assess;

import io.drover.connector.TokenInfo;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Tokens without the scope that exports and imports need. */
final class TokenScopeCheck implements Check {
    @Override
    public String id() {
        return "token-scope";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return Stream.concat(
                token("source", s.inventory().token(), Actor.SOURCE_ADMIN), token("destination", s.destination().token(), Actor.DESTINATION_ADMIN));
    }

    private Stream<Finding> token(String side, TokenInfo token, Actor actor) {
        if (token.bot()) {
            String what = "the " + side + "'s token is a bot's (" + token.username() + "); exports and imports of bots fail";
            String next = "Use a personal access token of a person.";
            return Stream.of(
                    finding(Severity.BLOCKER, null, what, next, actor, "doc/user/project/settings/import_export_troubleshooting.md"));
        }
        if (token.scopes().isEmpty() || token.scopes().contains("api")) {
            return Stream.empty();
        }
        String what = "the " + side + "'s token has the scopes " + String.join(", ", token.scopes().stream().sorted().toList()) + " but not api";
        return Stream.of(finding(
                Severity.BLOCKER, null, what, "Make a token with the scope api.", actor, "doc/user/profile/personal_access_tokens.md"));
    }
}

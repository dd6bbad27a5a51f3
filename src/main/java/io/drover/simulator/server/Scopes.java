package io.drover.simulator.server;

import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.graphql.GraphQlEndpoint;

/** Which scope an endpoint needs (doc/user/profile/personal_access_tokens.md#personal-access-token-scopes). */
final class Scopes {
    private Scopes() {}

    /** @throws io.drover.simulator.ApiError 403 {@code insufficient_scope} */
    static void check(Caller caller, RouteTree.Match match) {
        if (caller.token() == null || caller.may("api") || match.pattern().equals("/personal_access_tokens/self")) {
            return;
        }
        // A query of GraphQL is a POST; which operations need more is decided there.
        boolean reading = match.method().equals("GET") || match.pattern().equals(GraphQlEndpoint.PATH);
        if (!reading) {
            throw Tokens.insufficientScope("api");
        }
        if (caller.may("read_api")) {
            return;
        }
        boolean people = match.pattern().equals("/user") || match.pattern().startsWith("/users") || match.pattern().equals("/version");
        boolean files = match.pattern().startsWith("/projects/:id/repository/");
        if ((people && caller.may("read_user")) || (files && caller.may("read_repository"))) {
            return;
        }
        throw Tokens.insufficientScope(people ? "api read_user read_api" : "api read_api");
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.Write;
import io.drover.model.Owner;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pending invitations (doc/api/invitations.md). GitLab sends mail for each that is made, so the run decides whether any is. The answer is a success
 * also where nobody was invited, because the address is a member's or refused; its {@code status} tells.
 */
final class InvitationHandler extends EnsureHandler {
    InvitationHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        super(api, lists, Writable.byId(endpoint, ":email", List.of("email", "access_level", "expires_at"))
                .at((owner, current) -> one(endpoint, owner, current))
                .worded((shown, naming) -> day(shown.deepCopy()).put("email", Json.text(shown, "invite_email", ""))));
    }

    private static Route one(RelationEndpoint endpoint, Owner owner, ObjectNode current) {
        return Route.of(endpoint.path() + "/:email", owner.id(), Json.text(current, "invite_email", ""));
    }

    /** Shown as a moment, asked for as a day. */
    static ObjectNode day(ObjectNode invitation) {
        String until = Json.text(invitation, "expires_at", "");
        return until.length() > 10 ? invitation.put("expires_at", until.substring(0, 10)) : invitation;
    }

    @Override
    boolean created(Route collection, Write write) {
        JsonNode answer = api.post(collection, write.body());
        return !Json.text(answer, "status", "").equals("error");
    }
}

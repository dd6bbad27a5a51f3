package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invites the same groups to a project or group, with the same level and until the same day (doc/api/projects.md, doc/api/groups.md). A group that
 * does not move, or is not there yet, is for a person to invite.
 */
final class InvitedGroupHandler implements RelationHandler {
    private static final String LEVEL = "group_access_level";
    private static final String UNTIL = "expires_at";

    private final GitLabApi api;

    InvitedGroupHandler(GitLabApi api) {
        this.api = api;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<Long, JsonNode> there = invited(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            Optional<FullPath> path = users.destinationPath(FullPath.of(record.key()));
            Optional<JsonNode> group = path.flatMap(p -> api.find(Route.of("/groups/:id", p).with("with_projects", false)));
            if (group.isEmpty()) {
                writes.add(new Write(Write.Kind.REENTER, record.relation(), owner, record.key(), "by hand", GitLabApi.JSON.createObjectNode(), List.of("the invited group")));
            } else {
                write(owner, record, path.orElseThrow(), group.get().path("id").asLong(), there).ifPresent(writes::add);
            }
        }
        return writes;
    }

    private static Optional<Write> write(Owner owner, RelationRecord record, FullPath path, long groupId, Map<Long, JsonNode> there) {
        JsonNode link = there.get(groupId);
        ObjectNode fields = record.fields();
        if (link != null && link.path(LEVEL).equals(fields.path(LEVEL)) && Json.text(link, UNTIL, "").equals(Json.text(fields, UNTIL, ""))) {
            return Optional.empty();
        }
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("group_id", groupId);
        body.set("group_access", fields.path(LEVEL));
        String until = Json.text(fields, UNTIL);
        if (until != null) {
            body.put(UNTIL, until);
        }
        Write.Kind kind = link == null ? Write.Kind.CREATE : Write.Kind.UPDATE;
        return Optional.of(new Write(kind, record.relation(), owner, path.value(), "POST " + share(owner).path(), body, List.of()));
    }

    /** There is no way to change an invitation: it is taken back and given anew. */
    @Override
    public Receipt apply(Write write) {
        if (write.kind() == Write.Kind.UPDATE) {
            takeBack(write.owner(), write.body().path("group_id").asLong());
        }
        Answer answer = api.exchange("POST", share(write.owner()), GitLabApi.jsonBody(write.body()), false);
        // 409: invited already, by a try whose answer was lost
        if (!answer.ok() && answer.status() != 409) {
            throw api.refused(answer);
        }
        return new Receipt(write.relation(), write.key(), answer.ok() && write.kind() == Write.Kind.CREATE, write.reenter());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        for (Map.Entry<Long, JsonNode> each : invited(owner).entrySet()) {
            if (Json.text(each.getValue(), "group_full_path", "").equals(key)) {
                return takeBack(owner, each.getKey());
            }
        }
        return false;
    }

    private boolean takeBack(Owner owner, long groupId) {
        return api.delete(Route.of(base(owner) + "/share/:group_id", owner.id(), groupId));
    }

    private Map<Long, JsonNode> invited(Owner owner) {
        Map<Long, JsonNode> links = new HashMap<>();
        InvitedGroupsReader.links(api, owner).forEach(link -> links.put(link.path("group_id").asLong(), link));
        return links;
    }

    private static Route share(Owner owner) {
        return Route.of(base(owner) + "/share", owner.id());
    }

    private static String base(Owner owner) {
        return owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id";
    }
}

package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Scope;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups invited to a project or group: an attribute of it, not a list of its own (doc/api/projects.md, doc/api/groups.md). */
final class InvitedGroupsReader implements GitLabRelations.OwnReader {
    private final GitLabApi api;

    InvitedGroupsReader(GitLabApi api) {
        this.api = api;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        for (JsonNode link : links(api, owner)) {
            ObjectNode fields = Fields.pick(link, List.of("group_full_path", "group_access_level", "expires_at"));
            sink.accept(new RelationRecord(relation, Json.text(link, "group_full_path", ""), fields, List.of()));
        }
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(links(api, owner).size());
    }

    static JsonNode links(GitLabApi api, Owner owner) {
        Route route = owner.scope() == Scope.GROUP
                ? Route.of("/groups/:id", owner.id()).with("with_projects", false)
                : Route.of("/projects/:id", owner.id());
        return api.get(route).path("shared_with_groups");
    }
}

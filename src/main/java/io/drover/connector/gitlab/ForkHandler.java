package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ties forks to what they were forked from (doc/api/project_forks.md). A fork that somebody tied to another project is left alone. */
final class ForkHandler implements RelationHandler {
    private static final String FORK = "fork_id";
    private static final String ORIGIN = "forked_from_id";

    private final GitLabApi api;

    ForkHandler(GitLabApi api) {
        this.api = api;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        OtherEnds ends = new OtherEnds(api, owner, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            OptionalLong other = ends.project(record);
            if (other.isPresent()) {
                boolean origin = Json.text(record.fields(), "how", "").equals(ForkReader.ORIGIN);
                ObjectNode body = GitLabApi.JSON.createObjectNode();
                body.put(FORK, origin ? owner.id() : other.getAsLong());
                body.put(ORIGIN, origin ? other.getAsLong() : owner.id());
                if (!tied(body)) {
                    writes.add(new Write(Write.Kind.CREATE, record.relation(), owner, record.key(), "POST " + route(body).path(), body, List.of()));
                }
            }
        }
        return writes;
    }

    /** To whatever project. */
    private boolean tied(ObjectNode body) {
        return api.get(Route.of("/projects/:id", body.path(FORK).asLong())).path("forked_from_project").isObject();
    }

    @Override
    public Receipt apply(Write write) {
        boolean missing = !tied(write.body());
        if (missing) {
            api.post(route(write.body()), GitLabApi.JSON.createObjectNode());
        }
        return new Receipt(write.relation(), write.key(), missing, write.reenter());
    }

    /** The key names the source's path; what the project is a fork of at the destination can only be that. */
    @Override
    public boolean remove(Owner owner, String key) {
        JsonNode project = api.get(Route.of("/projects/:id", owner.id()));
        return key.startsWith(ForkReader.ORIGIN)
                && project.path("forked_from_project").isObject()
                && api.delete(Route.of("/projects/:id/fork", owner.id()));
    }

    private static Route route(ObjectNode body) {
        return Route.of("/projects/:id/fork/:forked_from_id", body.path(FORK).asLong(), body.path(ORIGIN).asLong());
    }
}

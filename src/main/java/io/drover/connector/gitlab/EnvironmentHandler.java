package io.drover.connector.gitlab;

import io.drover.connector.Write;
import io.drover.model.Owner;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Environments (doc/api/environments.md). GitLab makes every one available; one that was stopped is stopped again. The other way there is
 * no call: only a deployment makes an environment available.
 */
final class EnvironmentHandler extends EnsureHandler {
    private static final String ONE = "/projects/:id/environments/:environment_id";
    private static final String STOPPED = "stopped";

    EnvironmentHandler(GitLabApi api, ListReader lists) {
        super(api, lists, Writable.byId(
                RelationEndpoints.of(io.drover.model.Relations.ENVIRONMENTS).orElseThrow(), ":environment_id",
                List.of("name", "external_url", "tier", "description", "auto_stop_setting", "state")).worded(EnvironmentHandler::said));
    }

    /** Another state than stopped cannot be asked for. */
    private static ObjectNode said(ObjectNode shown, Naming naming) {
        ObjectNode said = shown.deepCopy();
        if (!naming.equals(Naming.HERE) && !Json.text(shown, "state", "").equals(STOPPED)) {
            said.remove("state");
        }
        return said;
    }

    @Override
    void create(Route collection, Write write) {
        JsonNode made = api.post(collection, write.body().deepCopy().without("state"));
        if (write.body().has("state")) {
            stop(write.owner(), made);
        }
    }

    @Override
    void update(Owner owner, Route one, ObjectNode changed, ObjectNode current) {
        ObjectNode attributes = changed.deepCopy().without("state");
        if (!attributes.isEmpty()) {
            super.update(owner, one, attributes, current);
        }
        if (changed.has("state")) {
            stop(owner, current);
        }
    }

    /** Without {@code force} GitLab would run the job that tears the environment down, which the source has run already. */
    private void stop(Owner owner, JsonNode environment) {
        api.post(Route.of(ONE + "/stop", owner.id(), environment.path("id").asLong()), GitLabApi.JSON.createObjectNode().put("force", true));
    }

    /** Only a stopped one can be deleted. */
    @Override
    boolean delete(Owner owner, Route one, ObjectNode current) {
        if (!Json.text(current, "state", "").equals(STOPPED)) {
            stop(owner, current);
        }
        return super.delete(owner, one, current);
    }
}

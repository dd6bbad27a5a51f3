package io.drover.connector.gitlab;

import io.drover.connector.RelationWriter.UserLookup;
import io.drover.model.Owner;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schedule runs with the rights of its owner, who is whoever makes it or takes it over. An administrator whose token may act for others
 * does either in the former owner's name; GitLab refuses where that person has no right to the project (doc/ci/pipelines/schedules.md).
 */
final class ScheduleOwners {
    private final GitLabApi api;
    private final Identity identity;

    ScheduleOwners(GitLabApi api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    /** The destination's user who should own it; empty when we cannot act for him. */
    OptionalLong wanted(JsonNode schedule, UserLookup users) {
        boolean acts = identity.token().admin() && identity.token().scopes().contains("sudo");
        return acts && schedule.path("owner").has("id") ? users.destinationUser(schedule.path("owner").path("id").asLong()) : OptionalLong.empty();
    }

    /** The schedule, or missing when GitLab refuses. */
    JsonNode make(long user, Route list, ObjectNode body) {
        Answer answer = api.exchangeAs(user, "POST", list, body);
        return answer.ok() ? answer.json() : GitLabApi.JSON.missingNode();
    }

    /** Returns whether he owns it now. */
    boolean give(long user, Owner owner, JsonNode schedule) {
        if (schedule.path("owner").path("id").asLong() == user) {
            return true;
        }
        Route take = Route.of("/projects/:id/pipeline_schedules/:pipeline_schedule_id/take_ownership", owner.id(), schedule.path("id").asLong());
        return api.exchangeAs(user, "POST", take, GitLabApi.JSON.createObjectNode()).ok();
    }
}

package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import java.util.Map;
import java.util.Set;

/** Block, ban, deactivate and back (doc/api/user_moderation.md). */
final class UserStates {
    private UserStates() {}

    static void register(Routes routes, Instance instance) {
        change(routes, instance, "block", Set.of("active", "deactivated", "blocked_pending_approval"), "blocked");
        change(routes, instance, "unblock", Set.of("blocked"), "active");
        change(routes, instance, "deactivate", Set.of("active", "deactivated"), "deactivated");
        change(routes, instance, "activate", Set.of("active", "deactivated"), "active");
        change(routes, instance, "ban", Set.of("active"), "banned");
        change(routes, instance, "unban", Set.of("banned"), "active");
        change(routes, instance, "approve", Set.of("blocked_pending_approval"), "active");
    }

    private static void change(Routes routes, Instance instance, String verb, Set<String> from, String to) {
        routes.post("/users/:id/" + verb, call -> apply(call, UserEndpoints.find(instance.db(), call), verb, from, to));
    }

    private static Answer apply(Call call, Row user, String verb, Set<String> from, String to) {
        call.requireAdmin();
        if (verb.equals("block") && user.text("state").equals("blocked")) {
            return call.json(201, null);
        }
        if (!from.contains(user.text("state"))) {
            throw new ApiError(403, Map.of("message", "403 Forbidden - A " + user.text("state") + " user cannot be changed by the API: " + verb));
        }
        user.set("state", to);
        return call.json(201, true);
    }
}

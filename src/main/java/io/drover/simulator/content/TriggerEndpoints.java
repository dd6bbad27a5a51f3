package io.drover.simulator.content;

import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/pipeline_triggers.md. Whole tokens are for their owners, others see four characters. */
final class TriggerEndpoints {
    private final Content content;

    TriggerEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/triggers";
        String one = all + "/:trigger_id";
        routes.get(all, call -> call.page(content.table("ci_triggers").where("project_id", call.project(Levels.MAINTAINER).id()), t -> present(call, t)))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(call, find(call))))
                .put(one, call -> {
                    Row trigger = find(call);
                    new Edit(call, trigger).text("description").stamp(content.now());
                    return call.json(200, present(call, trigger));
                })
                .delete(one, call -> {
                    content.table("ci_triggers").delete(find(call));
                    return call.empty(204);
                });
    }

    private Row find(Call call) {
        return content.owned("ci_triggers", call.path("trigger_id"), "project_id", call.project(Levels.MAINTAINER), "Trigger");
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.MAINTAINER);
        Row trigger = content.table("ci_triggers")
                .insert(Map.of(
                        "project_id", project.id(),
                        "description", call.requireText("description"),
                        "token", "glptt-" + content.hex(40),
                        "owner_id", user.id(),
                        "created_at", content.now(),
                        "updated_at", content.now()));
        call.text("expires_at").map(Content::time).ifPresent(end -> trigger.set("expires_at", end));
        return call.json(201, present(call, trigger));
    }

    private Map<String, @Nullable Object> present(Call call, Row trigger) {
        boolean own = Objects.equals(trigger.get("owner_id"), call.requireUser().id());
        String token = trigger.text("token");
        return Fields.with("id", trigger.id())
                .put("token", own ? token : token.substring(0, 4))
                .copy(trigger, "description", "created_at", "updated_at")
                .put("last_used", trigger.get("last_used"))
                .put("owner", content.user(trigger.numberOrNull("owner_id")))
                .put("expires_at", trigger.get("expires_at"))
                .map();
    }
}

package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** doc/api/emoji_reactions.md. */
final class AwardEmojiEndpoints {
    private final Content content;

    AwardEmojiEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (NoteableKind kind : NoteableKind.values()) {
            register(routes, kind.prefix() + "/award_emoji", call -> new Target(kind.type(), kind.find(content, call)));
            register(routes, kind.prefix() + "/notes/:note_id/award_emoji", call -> {
                Row noteable = kind.find(content, call);
                return new Target("Note", content.owned("notes", call.path("note_id"), "noteable_id", noteable, "Awardable"));
            });
        }
        if (content.enterprise()) {
            Epics epics = new Epics(content);
            register(routes, "/groups/:id/epics/:epic_iid/award_emoji", call -> new Target("Epic", epics.find(call)));
        }
    }

    private record Target(String type, Row row) {}

    private void register(Routes routes, String all, Function<Call, Target> find) {
        routes.get(all, call -> call.page(awards(find.apply(call)), this::present))
                .post(all, call -> create(call, find.apply(call)))
                .get(all + "/:award_id", call -> call.json(200, present(award(call, find.apply(call)))))
                .delete(all + "/:award_id", call -> {
                    Row award = award(call, find.apply(call));
                    Row user = call.requireUser();
                    if (!Objects.equals(award.get("user_id"), user.id()) && !user.flag("admin")) {
                        throw ApiError.forbidden();
                    }
                    content.table("award_emoji").delete(award);
                    return call.empty(204);
                });
    }

    private List<Row> awards(Target target) {
        return content.table("award_emoji").where("awardable_id", target.row.id()).stream()
                .filter(a -> target.type.equals(a.get("awardable_type")))
                .toList();
    }

    private Row award(Call call, Target target) {
        return awards(target).stream()
                .filter(a -> Long.toString(a.id()).equals(call.path("award_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Award Emoji"));
    }

    private Answer create(Call call, Target target) {
        Row user = call.requireUser();
        String name = call.requireText("name");
        if (!name.matches("[a-z0-9_+-]+")) {
            throw new ApiError(404, Map.of("message", "404 Award Emoji Name is not a valid emoji name Not Found"));
        }
        boolean taken = awards(target).stream().anyMatch(a -> name.equals(a.get("name")) && Objects.equals(a.get("user_id"), user.id()));
        if (taken) {
            throw new ApiError(404, Map.of("message", "404 Award Emoji Name has already been taken Not Found"));
        }
        Row award = content.table("award_emoji")
                .insert(Map.of(
                        "name", name,
                        "user_id", user.id(),
                        "awardable_type", target.type,
                        "awardable_id", target.row.id(),
                        "created_at", content.now(),
                        "updated_at", content.now()));
        return call.json(201, present(award));
    }

    private Map<String, @Nullable Object> present(Row award) {
        return Fields.of(award, "id", "name")
                .put("user", content.user(award.numberOrNull("user_id")))
                .copy(award, "created_at", "updated_at", "awardable_id", "awardable_type")
                .put("url", null)
                .map();
    }
}

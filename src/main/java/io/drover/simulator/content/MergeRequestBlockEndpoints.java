package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/merge_requests.md, "Merge request dependencies": what must be merged first. */
final class MergeRequestBlockEndpoints {
    private static final String TABLE = "merge_request_blocks";

    private final Content content;
    private final MergeRequestPresenter mergeRequests;

    MergeRequestBlockEndpoints(Content content, MergeRequestPresenter mergeRequests) {
        this.content = content;
        this.mergeRequests = mergeRequests;
    }

    void register(Routes routes) {
        String one = "/projects/:id/merge_requests/:merge_request_iid";
        routes.get(one + "/blocks", call -> call.page(of("blocked_merge_request_id", call), this::present))
                .get(one + "/blockees", call -> call.page(of("blocking_merge_request_id", call), this::present))
                .post(one + "/blocks", this::create)
                .delete(one + "/blocks/:block_id", call -> {
                    call.project(Levels.DEVELOPER);
                    content.table(TABLE).delete(find(call));
                    return call.empty(204);
                });
    }

    private List<Row> of(String column, Call call) {
        return content.table(TABLE).where(column, NoteableKind.MERGE_REQUEST.find(content, call).id());
    }

    private Row find(Call call) {
        return of("blocked_merge_request_id", call).stream()
                .filter(block -> call.path("block_id").equals(Long.toString(block.id())))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Merge Request Block"));
    }

    private Answer create(Call call) {
        call.project(Levels.DEVELOPER);
        Row blocked = NoteableKind.MERGE_REQUEST.find(content, call);
        long id = call.number("blocking_merge_request_id").orElseThrow(() -> ApiError.parameter("blocking_merge_request_id is missing"));
        Row blocking = content.table("merge_requests")
                .byId(id)
                .filter(row -> content.sees(call, content.project(row.number("target_project_id"))))
                .orElseThrow(() -> ApiError.notFound("Blocking Merge Request"));
        boolean there = content.table(TABLE).where("blocked_merge_request_id", blocked.id()).stream()
                .anyMatch(block -> Objects.equals(block.get("blocking_merge_request_id"), blocking.id()));
        if (there) {
            throw new ApiError(409, Map.of("message", "Block already exists"));
        }
        Row block = content.table(TABLE)
                .insert(Map.of("blocking_merge_request_id", blocking.id(), "blocked_merge_request_id", blocked.id(), "created_at", content.now()));
        return call.json(201, present(block));
    }

    private Map<String, @Nullable Object> present(Row block) {
        Row blocked = mergeRequest(block, "blocked_merge_request_id");
        return Fields.of(block, "id")
                .put("blocking_merge_request", mergeRequests.simple(mergeRequest(block, "blocking_merge_request_id")))
                .put("blocked_merge_request", mergeRequests.simple(blocked))
                .put("project_id", blocked.get("target_project_id"))
                .map();
    }

    private Row mergeRequest(Row block, String column) {
        return content.table("merge_requests").byId(block.number(column)).orElseThrow();
    }
}

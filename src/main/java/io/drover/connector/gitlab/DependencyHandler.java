package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** Dependencies of merge requests (doc/api/merge_requests.md). One whose other end is not at the destination is left for later. */
final class DependencyHandler implements RelationHandler {
    private static final String ONE = "/projects/:id/merge_requests/:merge_request_iid";
    private static final String WAITING_PROJECT = "waiting_project_id";
    private static final String WAITING = "waiting_iid";
    private static final String BLOCKING = "blocking_merge_request_id";

    private final GitLabApi api;

    DependencyHandler(GitLabApi api) {
        this.api = api;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        OtherEnds ends = new OtherEnds(api, owner, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            ObjectNode body = body(ends, owner, record);
            if (!body.isEmpty() && block(body) == 0) {
                String request = "POST " + blocks(body).path();
                writes.add(new Write(Write.Kind.CREATE, Relations.MERGE_REQUEST_BLOCKS, owner, record.key(), request, body, List.of()));
            }
        }
        return writes;
    }

    /** Who waits, and for which id; empty when one of the two is not there. */
    private static ObjectNode body(OtherEnds ends, Owner owner, RelationRecord record) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        OptionalLong project = ends.project(record);
        if (project.isEmpty()) {
            return body;
        }
        boolean waitsHere = Json.text(record.fields(), "how", "").equals("waits for");
        long here = record.fields().path("iid").asLong();
        long there = record.fields().path("other_iid").asLong();
        long waitingProject = waitsHere ? owner.id() : project.getAsLong();
        long waiting = waitsHere ? here : there;
        OptionalLong blocking = ends.id(Route.of(ONE, waitsHere ? project.getAsLong() : owner.id(), waitsHere ? there : here));
        if (blocking.isPresent() && ends.id(Route.of(ONE, waitingProject, waiting)).isPresent()) {
            body.put(WAITING_PROJECT, waitingProject).put(WAITING, waiting).put(BLOCKING, blocking.getAsLong());
        }
        return body;
    }

    /** Id of the dependency that is there; 0 when there is none. */
    private long block(ObjectNode body) {
        AtomicLong found = new AtomicLong();
        api.each(blocks(body), block -> {
            if (block.path("blocking_merge_request").path("id").asLong() == body.path(BLOCKING).asLong()) {
                found.set(block.path("id").asLong());
            }
        });
        return found.get();
    }

    @Override
    public Receipt apply(Write write) {
        boolean missing = block(write.body()) == 0;
        if (missing) {
            api.post(blocks(write.body()), Fields.pick(write.body(), List.of(BLOCKING)));
        }
        return new Receipt(write.relation(), write.key(), missing, write.reenter());
    }

    /** Only dependencies within the project have undo records of their own: the others go with their projects. */
    @Override
    public boolean remove(Owner owner, String key) {
        String[] ends = key.split(" waits for ", 2);
        if (ends.length < 2 || !ends[1].startsWith("!")) {
            return false;
        }
        long waiting = Long.parseLong(ends[0].substring(1));
        List<Route> found = new ArrayList<>();
        api.each(Route.of(DependencyReader.BLOCKS, owner.id(), waiting), block -> {
            if (ends[1].equals("!" + block.path("blocking_merge_request").path("iid").asLong())) {
                found.add(Route.of(DependencyReader.BLOCKS + "/:block_id", owner.id(), waiting, block.path("id").asLong()));
            }
        });
        return found.stream().map(api::delete).reduce(false, Boolean::logicalOr);
    }

    private static Route blocks(ObjectNode body) {
        return Route.of(DependencyReader.BLOCKS, body.path(WAITING_PROJECT).asLong(), body.path(WAITING).asLong());
    }
}

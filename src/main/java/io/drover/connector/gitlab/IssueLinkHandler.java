package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links between issues (doc/api/issue_links.md). A link whose other end is not at the destination is left for later: nothing is planned for
 * it. Two issues have one link at most, so one of another type is replaced.
 */
final class IssueLinkHandler implements RelationHandler {
    private static final String LINKS = "/projects/:id/issues/:issue_iid/links";

    /** Where in a planned body the issue is named that the link belongs to; it goes into the address. */
    private static final String HERE = "source_iid";

    private final GitLabApi api;

    IssueLinkHandler(GitLabApi api) {
        this.api = api;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        OtherEnds ends = new OtherEnds(api, owner, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            OptionalLong project = ends.project(record);
            if (project.isPresent() && bothThere(ends, owner, record, project.getAsLong())) {
                plan(owner, record, project.getAsLong()).ifPresent(writes::add);
            }
        }
        return writes;
    }

    private static boolean bothThere(OtherEnds ends, Owner owner, RelationRecord record, long project) {
        String issue = "/projects/:id/issues/:issue_iid";
        return ends.id(Route.of(issue, owner.id(), record.fields().path(HERE).asLong())).isPresent()
                && ends.id(Route.of(issue, project, record.fields().path("target_iid").asLong())).isPresent();
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, long project) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put(HERE, record.fields().path(HERE).asLong());
        body.put("target_project_id", project);
        body.put("target_issue_iid", record.fields().path("target_iid").asLong());
        body.put("link_type", Json.text(record.fields(), "link_type", "relates_to"));
        Optional<ObjectNode> there = linked(owner, body);
        if (there.isPresent() && there.get().path("link_type").equals(body.path("link_type"))) {
            return Optional.empty();
        }
        Write.Kind kind = there.isEmpty() ? Write.Kind.CREATE : Write.Kind.UPDATE;
        String request = (there.isEmpty() ? "" : "DELETE, ") + "POST " + list(owner, body).path();
        return Optional.of(new Write(kind, Relations.ISSUE_LINKS, owner, record.key(), request, body, List.of()));
    }

    /** The link that is there between the two issues, whatever its type. */
    private Optional<ObjectNode> linked(Owner owner, ObjectNode body) {
        List<ObjectNode> found = new ArrayList<>();
        api.each(list(owner, body), issue -> {
            boolean other = issue.path("project_id").asLong() == body.path("target_project_id").asLong()
                    && issue.path("iid").asLong() == body.path("target_issue_iid").asLong();
            if (other) {
                found.add(issue);
            }
        });
        return found.stream().findFirst();
    }

    @Override
    public Receipt apply(Write write) {
        Optional<ObjectNode> there = linked(write.owner(), write.body());
        if (there.isPresent() && there.get().path("link_type").equals(write.body().path("link_type"))) {
            return new Receipt(write.relation(), write.key(), false, write.reenter());
        }
        there.ifPresent(link -> api.delete(one(write.owner(), write.body().path(HERE).asLong(), link)));
        ObjectNode said = write.body().deepCopy();
        said.remove(HERE);
        api.post(list(write.owner(), write.body()), said);
        ObjectNode before = there.orElseGet(GitLabApi.JSON::createObjectNode);
        ObjectNode changed = GitLabApi.JSON.createObjectNode();
        changed.set("link_type", write.body().path("link_type"));
        return new Receipt(write.relation(), write.key(), there.isEmpty(), write.reenter(), Former.values(write.relation(), changed, before));
    }

    /** Only links within the project have undo records of their own: the others go with their projects. */
    @Override
    public boolean remove(Owner owner, String key) {
        String[] words = key.split(" ", 3);
        long iid = Long.parseLong(words[0].substring(1));
        List<Route> found = new ArrayList<>();
        api.each(Route.of(LINKS, owner.id(), iid), issue -> {
            boolean here = issue.path("project_id").asLong() == owner.id();
            String target = (here ? "" : IssueLinkReader.place(issue)) + "#" + issue.path("iid").asLong();
            if (target.equals(words[2]) && Json.text(issue, "link_type", "").equals(words[1])) {
                found.add(one(owner, iid, issue));
            }
        });
        return found.stream().map(api::delete).reduce(false, Boolean::logicalOr);
    }

    private static Route list(Owner owner, ObjectNode body) {
        return Route.of(LINKS, owner.id(), body.path(HERE).asLong());
    }

    private static Route one(Owner owner, long iid, ObjectNode linked) {
        return Route.of(LINKS + "/:issue_link_id", owner.id(), iid, linked.path("issue_link_id").asLong());
    }
}

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives issues their epics (doc/api/epic_issues.md). An issue has one epic at most; nothing is planned where one of the two is not there. */
final class EpicIssueHandler implements RelationHandler {
    private static final String ISSUE = "/projects/:id/issues/:issue_iid";
    private static final String HELD = EpicReader.ONE + "/issues";

    private final GitLabApi api;
    private final ListReader lists;

    EpicIssueHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        KnownEpics epics = new KnownEpics(api, lists, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            Optional<JsonNode> issue = api.find(Route.of(ISSUE, owner.id(), record.fields().path("iid").asLong()));
            Optional<ObjectNode> epic = epics.find(Json.text(record.fields(), "epic_group", ""), Json.text(record.fields(), "epic_title", ""));
            if (issue.isPresent() && epic.isPresent() && !issue.get().path("epic").path("id").equals(epic.get().path("id"))) {
                writes.add(write(owner, record, issue.get(), epic.get()));
            }
        }
        return writes;
    }

    private static Write write(Owner owner, RelationRecord record, JsonNode issue, ObjectNode epic) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.set("issue_id", issue.path("id"));
        body.set("issue_iid", issue.path("iid"));
        body.set("group_id", epic.path("group_id"));
        body.set("epic_iid", epic.path("iid"));
        Write.Kind kind = issue.path("epic").isObject() ? Write.Kind.UPDATE : Write.Kind.CREATE;
        return new Write(kind, Relations.EPIC_ISSUES, owner, record.key(), "POST " + assignment(body).path(), body, List.of());
    }

    @Override
    public Receipt apply(Write write) {
        JsonNode epic = api.get(Route.of(ISSUE, write.owner().id(), write.body().path("issue_iid").asLong())).path("epic");
        boolean missing = !epic.path("iid").equals(write.body().path("epic_iid")) || !epic.path("group_id").equals(write.body().path("group_id"));
        if (missing) {
            api.post(assignment(write.body()), GitLabApi.JSON.createObjectNode());
        }
        return new Receipt(write.relation(), write.key(), missing && write.kind() == Write.Kind.CREATE, write.reenter());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        long iid = Long.parseLong(key.substring(1));
        Optional<JsonNode> issue = api.find(Route.of(ISSUE, owner.id(), iid)).filter(found -> found.path("epic").isObject());
        List<Route> found = new ArrayList<>();
        issue.map(each -> each.path("epic")).ifPresent(epic -> {
            Route held = Route.of(HELD, epic.path("group_id").asLong(), epic.path("iid").asLong());
            api.each(held, each -> {
                if (each.path("id").equals(issue.get().path("id"))) {
                    found.add(Route.of(HELD + "/:epic_issue_id", epic.path("group_id").asLong(), epic.path("iid").asLong(), each.path("epic_issue_id").asLong()));
                }
            });
        });
        return found.stream().map(api::delete).reduce(false, Boolean::logicalOr);
    }

    private static Route assignment(ObjectNode body) {
        return Route.of(HELD + "/:issue_id", body.path("group_id").asLong(), body.path("epic_iid").asLong(), body.path("issue_id").asLong());
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order a project gives to its group's labels (doc/api/labels.md). The API prioritises labels of the project and of its own group
 * (lib/api/helpers/label_helpers.rb); for those of groups further up a person must do it.
 */
final class LabelPriorityHandler implements RelationHandler {
    private static final String LIST = "/projects/:id/labels";
    private static final String PRIORITY = "priority";

    private final GitLabApi api;
    private final ListReader lists;
    private final RelationEndpoint all = RelationEndpoint.list(Relations.LABEL_PRIORITIES, LIST, "name");

    LabelPriorityHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> labels = lists.keyed(all, owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, labels.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private static Optional<Write> plan(Owner owner, RelationRecord record, @Nullable ObjectNode label) {
        if (label == null) {
            ObjectNode nothing = GitLabApi.JSON.createObjectNode();
            return Optional.of(new Write(Write.Kind.REENTER, Relations.LABEL_PRIORITIES, owner, record.key(), "by hand", nothing, List.of(PRIORITY)));
        }
        ObjectNode body = Differences.of(record.fields(), label, List.of(PRIORITY));
        Write.Kind kind = label.hasNonNull(PRIORITY) ? Write.Kind.UPDATE : Write.Kind.CREATE;
        String request = "PUT " + one(owner, label).path();
        return body.isEmpty() ? Optional.empty() : Optional.of(new Write(kind, Relations.LABEL_PRIORITIES, owner, record.key(), request, body, List.of()));
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode label = lists.keyed(all, write.owner()).get(write.key());
        if (label == null) {
            throw GitLabProblem.GITLAB_CONFLICT.exception("the label was removed meanwhile: " + write.key(), write.request());
        }
        boolean created = !label.hasNonNull(PRIORITY);
        Answer answer = api.exchange("PUT", one(write.owner(), label), GitLabApi.jsonBody(write.body()), true);
        if (answer.status() == 404) {
            return new Receipt(write.relation(), write.key(), false, List.of(PRIORITY));
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return new Receipt(write.relation(), write.key(), created, write.reenter(), Former.values(write.relation(), write.body(), label));
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode label = lists.keyed(all, owner).get(key);
        if (label == null || !label.hasNonNull(PRIORITY)) {
            return false;
        }
        api.put(one(owner, label), GitLabApi.JSON.createObjectNode().putNull(PRIORITY));
        return true;
    }

    private static Route one(Owner owner, ObjectNode label) {
        return Route.of(LIST + "/:label_id", owner.id(), label.path("id").asLong());
    }
}

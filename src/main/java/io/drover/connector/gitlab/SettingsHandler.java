package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings of a project or group: only attributes that differ are sent. What the destination refuses (a visibility above its parent's, a
 * licensed feature) does not keep the rest from being set; it is named for a person to decide.
 */
final class SettingsHandler implements RelationHandler {
    private final GitLabApi api;
    private final Relation relation;

    SettingsHandler(GitLabApi api, Relation relation) {
        this.api = api;
        this.relation = relation;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        ObjectNode changed = changed(owner, wanted.getLast().fields());
        String request = "PUT " + one(owner).path();
        return changed.isEmpty()
                ? List.of()
                : List.of(new Write(Write.Kind.UPDATE, relation, owner, SettingsReader.KEY, request, changed, List.of()));
    }

    private ObjectNode changed(Owner owner, JsonNode wanted) {
        return Differences.of(wanted, SettingsReader.whole(api, owner), SettingsAttributes.of(owner.scope()));
    }

    @Override
    public Receipt apply(Write write) {
        Route one = one(write.owner());
        JsonNode before = SettingsReader.whole(api, write.owner());
        Answer answer = api.exchange("PUT", one, GitLabApi.jsonBody(write.body()), true);
        List<String> refused = answer.ok() ? List.of() : oneByOne(one, write.body(), answer);
        ObjectNode sent = write.body().deepCopy().remove(refused);
        return new Receipt(relation, write.key(), false, refused, Former.values(relation, Differences.of(sent, before, sent.propertyNames()), before));
    }

    private List<String> oneByOne(Route one, ObjectNode body, Answer answer) {
        boolean validation = answer.status() == 400 || answer.status() == 403 || answer.status() == 422;
        if (!validation) {
            throw api.refused(answer);
        }
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, JsonNode> attribute : body.properties()) {
            ObjectNode single = GitLabApi.JSON.createObjectNode();
            single.set(attribute.getKey(), attribute.getValue());
            Answer alone = api.exchange("PUT", one, GitLabApi.jsonBody(single), true);
            if (!alone.ok()) {
                refused.add(attribute.getKey());
            }
        }
        // without any right to the place nothing is a matter of single attributes
        if (refused.size() == body.size() && answer.status() == 403) {
            throw api.refused(answer);
        }
        return refused;
    }

    /** Settings are never created. */
    @Override
    public boolean remove(Owner owner, String key) {
        return false;
    }

    static Route one(Owner owner) {
        return Route.of(owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id", owner.id());
    }
}

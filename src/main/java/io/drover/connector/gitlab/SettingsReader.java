package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Scope;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The settings of a project or group as one record with the key {@code settings} (doc/api/projects.md, doc/api/groups.md). */
final class SettingsReader implements GitLabRelations.OwnReader {
    static final String KEY = "settings";

    private final GitLabApi api;

    SettingsReader(GitLabApi api) {
        this.api = api;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        sink.accept(new RelationRecord(relation, KEY, Fields.pick(whole(api, owner), SettingsAttributes.of(owner.scope())), List.of()));
    }

    static JsonNode whole(GitLabApi api, Owner owner) {
        return owner.scope() == Scope.GROUP
                ? api.get(Route.of("/groups/:id", owner.id()).with("with_projects", false))
                : api.get(Route.of("/projects/:id", owner.id()));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(1);
    }
}

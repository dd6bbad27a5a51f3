package io.drover.connector.gitlab;

import io.drover.connector.LinkedRelations;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a project is a fork of, and its own forks (doc/api/project_forks.md). */
final class ForkReader implements GitLabRelations.OwnReader {
    static final String ORIGIN = "forked from";
    static final String FORK = "forked as";

    private final GitLabApi api;

    ForkReader(GitLabApi api) {
        this.api = api;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        forks(relation, owner).forEach(sink);
    }

    private List<RelationRecord> forks(Relation relation, Owner owner) {
        JsonNode project = api.get(Route.of("/projects/:id", owner.id()));
        List<RelationRecord> found = new ArrayList<>();
        if (project.path("forked_from_project").isObject()) {
            found.add(record(relation, ORIGIN, project.path("forked_from_project")));
        }
        if (Json.number(project, "forks_count", 1) > 0) {
            api.each(Route.of("/projects/:id/forks", owner.id()), fork -> found.add(record(relation, FORK, fork)));
        }
        return found;
    }

    private static RelationRecord record(Relation relation, String how, JsonNode other) {
        ObjectNode fields = GitLabApi.JSON.createObjectNode();
        String path = Json.text(other, "path_with_namespace", "");
        fields.put("how", how);
        fields.put(LinkedRelations.ELSEWHERE, path);
        return new RelationRecord(relation, how + " " + path, fields, List.of());
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(forks(relation, owner).size());
    }
}

package io.drover.connector.gitlab;

import io.drover.connector.LinkedRelations;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose jobs may come in with their token (doc/api/project_job_token_scopes.md): one record says whether that is limited at all, one more
 * for each project and group that is allowed. The project itself always is, and is left out.
 */
final class JobTokenScope implements GitLabRelations.OwnReader {
    static final String SWITCH = "limit access";
    static final String PROJECT = "project ";
    static final String GROUP = "group ";
    static final String PLACE = "/projects/:id/job_token_scope";

    private final GitLabApi api;

    JobTokenScope(GitLabApi api) {
        this.api = api;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        boolean limited = limited(owner);
        sink.accept(record(SWITCH, GitLabApi.JSON.createObjectNode().put("inbound_enabled", limited)));
        allowed(owner).forEach((key, id) -> {
            int space = key.indexOf(' ');
            ObjectNode fields = GitLabApi.JSON.createObjectNode().put(key.substring(0, space), key.substring(space + 1));
            if (key.startsWith(PROJECT)) {
                fields.put(LinkedRelations.ELSEWHERE, key.substring(space + 1));
            }
            sink.accept(record(key, fields));
        });
    }

    private static RelationRecord record(String key, ObjectNode fields) {
        return new RelationRecord(Relations.JOB_TOKEN_SCOPE, key, fields, List.of());
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(1 + allowed(owner).size());
    }

    boolean limited(Owner owner) {
        return Json.flag(api.get(Route.of(PLACE, owner.id())), "inbound_enabled");
    }

    /** Ids by key. Groups are shown without their path, but their address ends in it. */
    Map<String, Long> allowed(Owner owner) {
        Map<String, Long> allowed = new TreeMap<>();
        api.each(Route.of(PLACE + "/allowlist", owner.id()), project -> {
            if (project.path("id").asLong() != owner.id()) {
                allowed.put(PROJECT + Json.text(project, "path_with_namespace", ""), project.path("id").asLong());
            }
        });
        api.each(Route.of(PLACE + "/groups_allowlist", owner.id()), group -> allowed.put(GROUP + path(group), group.path("id").asLong()));
        return allowed;
    }

    private static FullPath path(JsonNode group) {
        return FullPath.of(URI.create(Json.text(group, "web_url", "")).getPath().replaceFirst("^.*?/groups/", ""));
    }
}

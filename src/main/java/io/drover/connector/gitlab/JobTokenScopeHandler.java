package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a project's job token allowlist. Who is allowed is found by the path it has at the destination; who is not there is named. Entries for
 * projects come when all of a wave are there ({@link io.drover.connector.LinkedRelations}), those for groups before the limit is switched on.
 */
final class JobTokenScopeHandler implements RelationHandler {
    private final GitLabApi api;
    private final JobTokenScope scope;

    JobTokenScopeHandler(GitLabApi api) {
        this.api = api;
        this.scope = new JobTokenScope(api);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, Long> there = scope.allowed(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            if (!record.key().equals(JobTokenScope.SWITCH)) {
                entry(owner, record, users, there).ifPresent(writes::add);
            }
        }
        wanted.stream().filter(record -> record.key().equals(JobTokenScope.SWITCH)).findFirst().flatMap(record -> limit(owner, record)).ifPresent(writes::add);
        return writes;
    }

    private Optional<Write> limit(Owner owner, RelationRecord record) {
        boolean limited = Json.flag(record.fields(), "inbound_enabled");
        ObjectNode body = GitLabApi.JSON.createObjectNode().put("enabled", limited);
        return scope.limited(owner) == limited
                ? Optional.empty()
                : Optional.of(write(Write.Kind.UPDATE, owner, record.key(), "PATCH " + place(owner, "").path(), body, List.of()));
    }

    private Optional<Write> entry(Owner owner, RelationRecord record, UserLookup users, Map<String, Long> there) {
        boolean project = record.key().startsWith(JobTokenScope.PROJECT);
        String kind = project ? JobTokenScope.PROJECT : JobTokenScope.GROUP;
        FullPath path = FullPath.of(record.key().substring(kind.length()));
        Optional<FullPath> to = users.destinationPath(path);
        String key = kind + to.orElse(path);
        if (there.containsKey(key)) {
            return Optional.empty();
        }
        Optional<JsonNode> found = to.flatMap(p -> api.find(Route.of(project ? "/projects/:id" : "/groups/:id", p)));
        if (found.isEmpty()) {
            return Optional.of(write(Write.Kind.REENTER, owner, key, "by hand", GitLabApi.JSON.createObjectNode(), List.of(record.key())));
        }
        ObjectNode body = GitLabApi.JSON.createObjectNode().put(project ? "target_project_id" : "target_group_id", found.get().path("id").asLong());
        return Optional.of(write(Write.Kind.CREATE, owner, key, "POST " + place(owner, list(key)).path(), body, List.of()));
    }

    private static Write write(Write.Kind kind, Owner owner, String key, String request, ObjectNode body, List<String> reenter) {
        return new Write(kind, Relations.JOB_TOKEN_SCOPE, owner, key, request, body, reenter);
    }

    @Override
    public Receipt apply(Write write) {
        if (write.kind() == Write.Kind.UPDATE) {
            ObjectNode before = GitLabApi.JSON.createObjectNode().put("enabled", scope.limited(write.owner()));
            api.patch(place(write.owner(), ""), write.body());
            return new Receipt(write.relation(), write.key(), false, List.of(), Former.values(write.relation(), write.body(), before));
        }
        boolean missing = !scope.allowed(write.owner()).containsKey(write.key());
        if (missing) {
            api.post(place(write.owner(), list(write.key())), write.body());
        }
        return new Receipt(write.relation(), write.key(), missing, List.of());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        Long id = scope.allowed(owner).get(key);
        return id != null && api.delete(Route.of(JobTokenScope.PLACE + list(key) + "/:target", owner.id(), id));
    }

    private static String list(String key) {
        return key.startsWith(JobTokenScope.PROJECT) ? "/allowlist" : "/groups_allowlist";
    }

    private static Route place(Owner owner, String list) {
        return Route.of(JobTokenScope.PLACE + list, owner.id());
    }
}

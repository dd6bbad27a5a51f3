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

/** Resource groups (doc/api/resource_groups.md): the first job that names one makes it, then its mode can be set; before, it is a person's to do. */
final class ResourceGroupHandler implements RelationHandler {
    private static final List<String> ATTRIBUTES = List.of("process_mode");

    private final GitLabApi api;
    private final ListReader lists;

    ResourceGroupHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = current(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, current.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private static Optional<Write> plan(Owner owner, RelationRecord record, @Nullable ObjectNode current) {
        if (current == null) {
            boolean asGitLabMakesIt = Json.text(record.fields(), "process_mode", "unordered").equals("unordered");
            ObjectNode nothing = GitLabApi.JSON.createObjectNode();
            return asGitLabMakesIt
                    ? Optional.empty()
                    : Optional.of(new Write(Write.Kind.REENTER, Relations.RESOURCE_GROUPS, owner, record.key(), "by hand", nothing, ATTRIBUTES));
        }
        ObjectNode changed = Differences.of(record.fields(), current, ATTRIBUTES);
        String request = "PUT " + one(owner, record.key()).path();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Write(Write.Kind.UPDATE, Relations.RESOURCE_GROUPS, owner, record.key(), request, changed, List.of()));
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode current = current(write.owner()).getOrDefault(write.key(), GitLabApi.JSON.createObjectNode());
        api.put(one(write.owner(), write.key()), write.body());
        return new Receipt(write.relation(), write.key(), false, List.of(), Former.values(write.relation(), write.body(), current));
    }

    /** Never created. */
    @Override
    public boolean remove(Owner owner, String key) {
        return false;
    }

    private Map<String, ObjectNode> current(Owner owner) {
        return lists.keyed(RelationEndpoints.of(Relations.RESOURCE_GROUPS).orElseThrow(), owner);
    }

    private static Route one(Owner owner, String key) {
        return Route.of("/projects/:id/resource_groups/:key", owner.id(), key);
    }
}

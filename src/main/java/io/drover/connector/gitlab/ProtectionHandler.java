package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.Receipt.Replaced;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Protected branches and tags (doc/api/protected_branches.md, doc/api/protected_tags.md). Levels cannot be changed in every edition, so a
 * rule whose levels differ is replaced: deleted and made again. GitLab protects the default branch by itself; that rule is replaced the
 * same way. After a crash between the two, the same write makes what is missing.
 */
final class ProtectionHandler implements RelationHandler {
    private final GitLabApi api;
    private final ListReader lists;
    private final RelationEndpoint endpoint;
    private final List<ProtectionLevels> levels;
    private final List<String> switches;

    ProtectionHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint, List<ProtectionLevels> levels, List<String> switches) {
        this.api = api;
        this.lists = lists;
        this.endpoint = endpoint;
        this.levels = levels;
        this.switches = switches;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = lists.keyed(endpoint, owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, users, current.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, UserLookup users, @Nullable ObjectNode current) {
        List<String> reenter = new ArrayList<>();
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("name", record.key());
        for (ProtectionLevels level : levels) {
            level.translate(record.fields(), users, body, reenter);
        }
        switches.stream().filter(name -> Json.flag(record.fields(), name)).forEach(name -> body.put(name, true));
        if (current == null) {
            String request = "POST " + collection(owner).path();
            return Optional.of(new Write(Write.Kind.CREATE, endpoint.relation(), owner, record.key(), request, body, reenter));
        }
        if (satisfied(body, current)) {
            return Optional.empty();
        }
        String request = "DELETE " + one(owner, record.key()).path() + ", POST " + collection(owner).path();
        return Optional.of(new Write(Write.Kind.UPDATE, endpoint.relation(), owner, record.key(), request, body, reenter));
    }

    private boolean satisfied(ObjectNode body, ObjectNode current) {
        return levels.stream().allMatch(level -> level.satisfied(body, current))
                && switches.stream().allMatch(name -> !current.has(name) || Json.flag(body, name) == Json.flag(current, name));
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode current = lists.keyed(endpoint, write.owner()).get(write.key());
        if (current != null && !satisfied(write.body(), current)) {
            api.delete(one(write.owner(), write.key()));
        }
        if (current == null || !satisfied(write.body(), current)) {
            api.post(collection(write.owner()), write.body());
        }
        return new Receipt(endpoint.relation(), write.key(), current == null, write.reenter(), current == null ? List.of() : replaced(write.body(), current));
    }

    private List<Replaced> replaced(ObjectNode body, ObjectNode current) {
        ObjectNode former = GitLabApi.JSON.createObjectNode();
        levels.stream().filter(level -> !level.satisfied(body, current)).forEach(level -> former.set(level.read(), current.path(level.read())));
        switches.stream().filter(name -> Json.flag(body, name) != Json.flag(current, name)).forEach(name -> former.set(name, current.path(name)));
        return Former.values(endpoint.relation(), former, current);
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return api.delete(one(owner, key));
    }

    private Route collection(Owner owner) {
        return Route.of(endpoint.path(), owner.id());
    }

    private Route one(Owner owner, String name) {
        return Route.of(endpoint.path() + "/:name", owner.id(), name);
    }
}

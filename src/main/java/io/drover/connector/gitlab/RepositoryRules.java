package io.drover.connector.gitlab;

import static io.drover.connector.gitlab.RelationEndpoint.list;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Protection rules for container repositories (doc/api/container_repository_protection_rules.md). GitLab takes only patterns that begin with the
 * project's full path, in whatever case, so they are read and compared with {@code %{project_path}} in its place: a project may move elsewhere.
 */
final class RepositoryRules implements GitLabRelations.OwnReader, RelationHandler {
    private static final String PATH = "%{project_path}";
    private static final String PATTERN = "repository_path_pattern";

    private final GitLabApi api;
    private final ListReader lists;

    RepositoryRules(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    private static RelationEndpoint endpoint(Owner owner) {
        return list(Relations.REPOSITORY_RULES, "/projects/:id/registry/protection/repository/rules", PATTERN,
                        PATTERN, "minimum_access_level_for_push", "minimum_access_level_for_delete")
                .keyed(node -> anywhere(owner, Json.text(node, PATTERN, "")))
                .shaped(node -> node.put(PATTERN, anywhere(owner, Json.text(node, PATTERN, ""))))
                .feature("container_registry");
    }

    private EnsureHandler rules(Owner owner) {
        RelationEndpoint endpoint = endpoint(owner);
        return new EnsureHandler(api, lists, Writable.byId(endpoint, ":protection_rule_id", endpoint.keep()).worded((shown, naming) -> said(owner, shown)).patched());
    }

    private static String anywhere(Owner owner, String pattern) {
        String path = owner.fullPath().value();
        return pattern.regionMatches(true, 0, path, 0, path.length()) ? PATH + pattern.substring(path.length()) : pattern;
    }

    private static ObjectNode said(Owner owner, ObjectNode shown) {
        return shown.deepCopy().put(PATTERN, Json.text(shown, PATTERN, "").replace(PATH, owner.fullPath().value()));
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        lists.read(endpoint(owner), owner, sink);
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return lists.count(endpoint(owner), owner);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        return rules(owner).plan(owner, wanted, users);
    }

    @Override
    public Receipt apply(Write write) {
        return rules(write.owner()).apply(write);
    }

    @Override
    public List<Receipt> applyAll(List<Write> writes) {
        return rules(writes.getFirst().owner()).applyAll(writes);
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return rules(owner).remove(owner, key);
    }
}

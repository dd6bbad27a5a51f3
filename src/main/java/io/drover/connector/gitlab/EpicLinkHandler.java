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
import tools.jackson.databind.node.ObjectNode;

/** Puts epics into other ones (doc/api/epic_links.md). An epic has one parent at most; one whose parent is not at the destination is left alone. */
final class EpicLinkHandler implements RelationHandler {
    private static final String CHILD = "child_epic_id";
    private static final String GROUP = "parent_group_id";
    private static final String PARENT = "parent_iid";

    private final GitLabApi api;
    private final ListReader lists;

    EpicLinkHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> own = lists.keyed(EpicReader.endpoint(), owner);
        KnownEpics others = new KnownEpics(api, lists, users);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            String group = Json.text(record.fields(), EpicLinkReader.PARENT_GROUP, "");
            String title = Json.text(record.fields(), "parent_title", "");
            Optional<ObjectNode> parent = group.isEmpty() ? Optional.ofNullable(own.get(title)) : others.find(group, title);
            Optional<ObjectNode> child = Optional.ofNullable(own.get(Json.text(record.fields(), "title", "")));
            if (child.isPresent() && parent.isPresent() && !child.get().path("parent_id").equals(parent.get().path("id"))) {
                writes.add(write(owner, record, child.get(), parent.get()));
            }
        }
        return writes;
    }

    private static Write write(Owner owner, RelationRecord record, ObjectNode child, ObjectNode parent) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.set(CHILD, child.path("id"));
        body.set(GROUP, parent.path("group_id"));
        body.set(PARENT, parent.path("iid"));
        Write.Kind kind = child.path("parent_id").isNumber() ? Write.Kind.UPDATE : Write.Kind.CREATE;
        return new Write(kind, Relations.EPIC_LINKS, owner, record.key(), "POST " + link(body).path(), body, List.of());
    }

    @Override
    public Receipt apply(Write write) {
        boolean missing = true;
        for (ObjectNode child : children(write.body())) {
            missing &= !child.path("id").equals(write.body().path(CHILD));
        }
        if (missing) {
            api.post(link(write.body()), GitLabApi.JSON.createObjectNode());
        }
        return new Receipt(write.relation(), write.key(), missing && write.kind() == Write.Kind.CREATE, write.reenter());
    }

    private List<ObjectNode> children(ObjectNode body) {
        List<ObjectNode> children = new ArrayList<>();
        api.each(Route.of(EpicReader.ONE + "/epics", body.path(GROUP).asLong(), body.path(PARENT).asLong()), children::add);
        return children;
    }

    @Override
    public boolean remove(Owner owner, String key) {
        List<Route> found = new ArrayList<>();
        new EpicLinkReader(api, lists).each(owner, (child, record) -> {
            if (record.key().equals(key)) {
                EpicLinkReader.parent(child).map(parent -> Route.of("/*parent/epics/:child_epic_id", parent.path().substring(1), child.path("id").asLong()))
                        .ifPresent(found::add);
            }
        });
        return found.stream().map(api::delete).reduce(false, Boolean::logicalOr);
    }

    private static Route link(ObjectNode body) {
        return Route.of(EpicReader.ONE + "/epics/:child_epic_id", body.path(GROUP).asLong(), body.path(PARENT).asLong(), body.path(CHILD).asLong());
    }
}

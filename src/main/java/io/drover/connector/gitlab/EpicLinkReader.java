package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which epics of a group lie in which other ones, seen from the child (doc/api/epic_links.md). The parent may belong to another group. */
final class EpicLinkReader implements GitLabRelations.OwnReader {
    /** The attribute that names the group of a parent elsewhere by its full path. */
    static final String PARENT_GROUP = "parent_group";

    private static final Pattern ADDRESS = Pattern.compile("/groups/(\\d+)/epics/(\\d+)$");

    private final GitLabApi api;
    private final ListReader lists;

    EpicLinkReader(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        each(owner, (_, record) -> sink.accept(record));
    }

    /** Every child of the group, as GitLab shows it, with its record. */
    void each(Owner owner, BiConsumer<ObjectNode, RelationRecord> sink) {
        Map<String, ObjectNode> own = lists.keyed(EpicReader.endpoint(), owner);
        Map<Long, String> titles = new HashMap<>();
        own.forEach((title, epic) -> titles.put(epic.path("id").asLong(), title));
        own.forEach((title, epic) -> {
            if (epic.path("parent_id").isNumber()) {
                String parent = titles.get(epic.path("parent_id").asLong());
                sink.accept(epic, parent == null ? elsewhere(title, epic) : record(title, "", parent));
            }
        });
    }

    private RelationRecord elsewhere(String child, ObjectNode epic) {
        JsonNode parent = parent(epic).map(api::get).orElseGet(GitLabApi.JSON::createObjectNode);
        String reference = Json.text(parent.path("references"), "full", "");
        return record(child, reference.substring(0, Math.max(0, reference.indexOf('&'))), Json.text(parent, "title", ""));
    }

    /** Where the parent of a listed epic is found. */
    static Optional<Route> parent(ObjectNode epic) {
        Matcher address = ADDRESS.matcher(Json.text(epic.path("_links"), "parent", ""));
        return address.find() ? Optional.of(Route.of(EpicReader.ONE, address.group(1), address.group(2))) : Optional.empty();
    }

    private static RelationRecord record(String child, String place, String parent) {
        ObjectNode fields = GitLabApi.JSON.createObjectNode();
        fields.put("title", child);
        fields.put("parent", place + "&" + parent);
        fields.put("parent_title", parent);
        if (!place.isEmpty()) {
            fields.put(PARENT_GROUP, place);
        }
        return new RelationRecord(Relations.EPIC_LINKS, child + " in " + place + "&" + parent, fields, List.of());
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        long[] number = {0};
        lists.each(EpicReader.endpoint(), owner, epic -> number[0] += epic.path("parent_id").isNumber() ? 1 : 0);
        return OptionalLong.of(number[0]);
    }
}

package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which epics a project's issues belong to (doc/api/epic_issues.md). Seen from the project: an archive tells it with the issue, and by the
 * time a project arrives, the epics of the groups above it are there.
 */
final class EpicIssueReader implements GitLabRelations.OwnReader {
    private static final Pattern PAGE = Pattern.compile("/groups/(.+?)/-/epics/\\d+$");

    private final ListReader lists;
    private final Identity identity;

    EpicIssueReader(ListReader lists, Identity identity) {
        this.lists = lists;
        this.identity = identity;
    }

    /** An instance whose licence has no epics ignores the question for them. */
    private static RelationEndpoint endpoint() {
        return RelationEndpoint.list(Relations.EPIC_ISSUES, "/projects/:id/issues", "iid")
                .asking("scope", "all")
                .asking("epic_id", "Any")
                .asking("order_by", "created_at")
                .asking("sort", "asc")
                .only(issue -> issue.path("epic").isObject())
                .feature("issues");
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        if (identity.instance().enterprise()) {
            lists.each(endpoint(), owner, issue -> sink.accept(record(issue)));
        }
    }

    private static RelationRecord record(ObjectNode issue) {
        long iid = issue.path("iid").asLong();
        String title = Json.text(issue.path("epic"), "title", "");
        String group = group(issue.path("epic"));
        ObjectNode fields = GitLabApi.JSON.createObjectNode();
        fields.put("iid", iid);
        fields.put("epic", group + "&" + title);
        fields.put("epic_title", title);
        fields.put("epic_group", group);
        return new RelationRecord(Relations.EPIC_ISSUES, "#" + iid, fields, List.of());
    }

    /** The full path of an epic's group, from the address of its page. */
    private static String group(JsonNode epic) {
        Matcher page = PAGE.matcher(Json.text(epic, "url", ""));
        return page.find() ? page.group(1) : "";
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return identity.instance().enterprise() ? lists.count(endpoint(), owner) : OptionalLong.of(0);
    }
}

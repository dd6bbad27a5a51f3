package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Active integrations with their events (doc/api/project_integrations.md, doc/api/group_integrations.md). The properties of those that need no secret are read as well; those of
 * the others may hold addresses that are secrets.
 */
final class IntegrationReader extends PagedReader {
    /** What each of the integrations without a secret is set up with, the required first. */
    static final Map<String, List<String>> WITHOUT_SECRET = Map.ofEntries(
            Map.entry("bugzilla", List.of("new_issue_url", "issues_url", "project_url")),
            Map.entry("clickup", List.of("issues_url", "project_url")),
            Map.entry("confluence", List.of("confluence_url")),
            Map.entry("custom-issue-tracker", List.of("new_issue_url", "issues_url", "project_url")),
            Map.entry("emails-on-push", List.of("recipients", "disable_diffs", "send_from_committer_email", "branches_to_be_notified")),
            Map.entry("ewm", List.of("new_issue_url", "issues_url", "project_url")),
            Map.entry("external-wiki", List.of("external_wiki_url")),
            Map.entry("phorge", List.of("issues_url", "project_url")),
            Map.entry("pipelines-email", List.of("recipients", "notify_only_broken_pipelines", "notify_only_default_branch", "branches_to_be_notified")),
            Map.entry("redmine", List.of("new_issue_url", "issues_url", "project_url")),
            Map.entry("youtrack", List.of("issues_url", "project_url")));

    static final List<String> EVENTS = List.of(
            "push_events", "issues_events", "confidential_issues_events", "merge_requests_events", "tag_push_events", "note_events",
            "confidential_note_events", "pipeline_events", "wiki_page_events", "job_events", "deployment_events");

    static final String PROPERTIES = "properties";

    private final String place;

    /** @param relation of projects or of groups */
    IntegrationReader(GitLabApi api, ListReader lists, Relation relation) {
        super(api, lists, RelationEndpoints.of(relation).orElseThrow());
        this.place = RelationEndpoints.of(relation).orElseThrow().path() + "/:slug";
    }

    Route one(Owner owner, String slug) {
        return Route.of(place, owner.id(), slug);
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        String slug = Json.text(listed, "slug", "");
        ObjectNode fields = Fields.pick(listed, List.of("title", "slug", "active"));
        fields.setAll(Fields.pick(listed, EVENTS));
        List<String> properties = WITHOUT_SECRET.get(slug);
        if (properties == null) {
            return new RelationRecord(relation, slug, fields, relation.secrets());
        }
        JsonNode whole = api.get(one(owner, slug));
        fields.set(PROPERTIES, Fields.pick(whole.path(PROPERTIES), properties));
        return new RelationRecord(relation, slug, fields, List.of());
    }
}

package io.drover.archive;

import io.drover.archive.RecordWalk.Node;
import io.drover.archive.RecordWalk.Value;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the importer does to the records of one relation, seen while they pass by. The rules are those of GitLab's
 * {@code lib/gitlab/import_export/project/import_export.yml} and {@code relation_factory.rb}, and of doc/user/project/settings/import_export.md.
 */
final class ImportRules implements RecordWalk.Listener {
    private static final Set<String> FINAL_STATUSES = Set.of("success", "failed", "canceled", "skipped");
    /** Relation files that this GitLab does not read, or not in every edition. */
    private static final Map<String, String> NOT_READ = Map.ofEntries(
            Map.entry("triggers", "no longer imported: pipeline triggers are made anew"),
            Map.entry("services", "no longer imported: integrations are set up anew"),
            Map.entry("prometheus_metrics", "no longer imported: the feature was removed in GitLab 16"),
            Map.entry("metrics_setting", "no longer imported: the feature was removed in GitLab 16"),
            Map.entry("namespace_settings", "exported, but never imported"),
            Map.entry("protected_environments", "imported by GitLab Premium and Ultimate only"),
            Map.entry("security_setting", "imported by GitLab Premium and Ultimate only"),
            Map.entry("push_rule", "imported by GitLab Premium and Ultimate only"),
            Map.entry("approval_rules", "imported by GitLab Premium and Ultimate only"),
            Map.entry("vulnerabilities", "imported by GitLab Ultimate 17.7 and later only"),
            Map.entry("epics", "imported by GitLab Premium and Ultimate only"),
            Map.entry("epic_boards", "imported by GitLab Premium and Ultimate only"),
            Map.entry("iterations_cadences", "imported by GitLab Premium and Ultimate only"),
            Map.entry("user_contributions", "read by direct transfer only"));

    private static final Set<String> READ = Set.of(
            "labels", "milestones", "issues", "snippets", "releases", "project_members", "merge_requests", "external_pull_requests", "commit_notes",
            "ci_pipelines", "auto_devops", "pipeline_schedules", "container_expiration_policy", "protected_branches", "protected_tags",
            "project_feature", "custom_attributes", "project_badges", "ci_cd_settings", "error_tracking_setting", "boards", "service_desk_setting",
            "badges", "members");

    private final String relation;
    private final boolean group;
    private final Shortfalls shortfalls;
    private final SnippetFiles snippets;

    ImportRules(String relation, boolean group, Shortfalls shortfalls, SnippetFiles snippets) {
        this.relation = relation;
        this.group = group;
        this.shortfalls = shortfalls;
        this.snippets = snippets;
    }

    /** Tell it about a relation file once it was read. */
    void fileEnded(long records) {
        String why = NOT_READ.get(relation);
        if (why != null) {
            shortfalls.dropped(relation, records, why);
        } else if (!READ.contains(relation)) {
            shortfalls.dropped(relation, records, "not a relation GitLab knows");
        }
        if (relation.equals("pipeline_schedules")) {
            shortfalls.changed(relation, records, "arrive inactive, owned by the importing user, without variables");
        }
        if (relation.equals("ci_pipelines")) {
            shortfalls.changed(relation, records, "are records only: job logs and artifacts do not travel");
        }
    }

    @Override
    public void attribute(Node node, String key, Value value) {
        if (node.depth == 1) {
            ofRecord(node, key, value);
        }
        if (key.equals("discussion_id") && !wellFormedDiscussion(value)) {
            shortfalls.dropped(relation, 1, "notes are invalid: a discussion_id must have 40 hex digits");
        }
        if (key.equals("noteable_type")) {
            node.note = true;
        }
        if (key.equals("access_level") && node.key.endsWith("_access_levels") && resetLevel(value.number())) {
            shortfalls.changed(relation, 1, "access levels become Maintainer unless the importing user owns the top-level group");
        }
    }

    private void ofRecord(Node record, String key, Value value) {
        switch (relation) {
            case "project_members", "members" -> ofMember(key, value);
            case "milestones" -> {
                if (!group && key.equals("group_id") && !value.isNull()) {
                    shortfalls.changed(relation, 1, "group milestones become project milestones, unless the target group has one of that title");
                }
            }
            case "labels" -> {
                if (!group && key.equals("type") && "GroupLabel".equals(value.text())) {
                    shortfalls.changed(relation, 1, "group labels become project labels, unless the target group has one of that title");
                }
            }
            case "merge_requests" -> ofMergeRequest(record, key, value);
            case "ci_pipelines" -> {
                String status = key.equals("status") ? value.text() : null;
                if (status != null && !FINAL_STATUSES.contains(status)) {
                    shortfalls.changed(relation, 1, "unfinished pipelines become canceled");
                }
            }
            case "snippets" -> snippets.attribute(record, key, value);
            default -> {
                // nothing that depends on attributes
            }
        }
    }

    private void ofMember(String key, Value value) {
        Long level = key.equals("access_level") ? value.number() : null;
        if (level != null && level == 50 && !group) {
            shortfalls.changed(relation, 1, "owners become maintainers");
        }
        if (key.equals("expires_at") && !value.isNull()) {
            shortfalls.changed(relation, 1, "memberships expire: once expired they are refused, and the member's work goes to the importing user");
        }
        if (key.equals("invite_email") && !value.isNull()) {
            shortfalls.changed(relation, 1, "invitations are made anew, and GitLab may send mail for them");
        }
    }

    private void ofMergeRequest(Node mergeRequest, String key, Value value) {
        if (key.equals("source_project_id")) {
            mergeRequest.source = value.number();
        } else if (key.equals("target_project_id")) {
            mergeRequest.target = value.number();
        }
    }

    @Override
    public void ended(Node node) {
        if (node.note && node.authorId != null && node.authorName == null) {
            shortfalls.dropped(relation, 1, "notes without an author's name are lost when the author is not mapped");
        }
        if (node.key.equals("merge_request_diff") && node.parent != null && node.parent.depth == 1) {
            node.parent.diff = true;
        }
        if (node.depth > 1 || node.array) {
            return;
        }
        if (relation.equals("merge_requests")) {
            mergeRequestEnded(node);
        } else if (relation.equals("snippets")) {
            snippets.ended(node);
        }
    }

    private void mergeRequestEnded(Node mergeRequest) {
        if (mergeRequest.source != null && !mergeRequest.source.equals(mergeRequest.target)) {
            shortfalls.changed(relation, 1, "merge requests from forks become merge requests within the project");
        }
        if (!mergeRequest.diff) {
            shortfalls.dropped(relation, 1, "merge requests without a diff are lost when their branches are gone");
        }
    }

    private static boolean resetLevel(@Nullable Long level) {
        return level != null && level != 0 && level != 40;
    }

    private static boolean wellFormedDiscussion(Value value) {
        String id = value.text();
        return value.isNull() || id != null && id.length() == 40 && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}

package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the importer does to single kinds of records, beside what the tree's data says. */
final class RelationRules {
    private static final Set<String> FINAL_STATUSES = Set.of("success", "failed", "canceled", "skipped");
    private static final Map<String, String> STATUS_TYPES =
            Map.of("Ci::Build", "builds", "GenericCommitStatus", "generic_commit_statuses", "Ci::Bridge", "bridges");

    private final ImportContext context;

    RelationRules(ImportContext context) {
        this.context = context;
    }

    /** Before casting. Returns false when the record is dropped without a word. @throws RecordError when it cannot be built */
    boolean prepare(Relation relation, Map<String, @Nullable Object> record) {
        switch (relation.name()) {
            case "notes", "commit_notes" -> NoteRules.prepare(context.users(), record);
            case "events", "approvals" -> {
                String user = relation.name().equals("events") ? "author_id" : "user_id";
                action(record);
                return record.get(user) != null;
            }
            case "stages" -> splitStatuses(record);
            case "labels", "label" -> record.put("type", null);
            case "epic_issue" -> {
                return !context.groups().isEmpty(); // lib/gitlab/import_export/project/object_builder.rb: no epic is found where there is no group
            }
            default -> {}
        }
        return true;
    }

    /** After everything nested was built. */
    void finish(Draft draft, Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> columns = draft.columns();
        switch (draft.relation().name()) {
            case "merge_requests" -> {
                mergeRequest(columns, record);
                // Computed from branches and diff whenever they are asked for, never kept.
                List.of("diff_head_sha", "source_branch_sha", "target_branch_sha").forEach(columns::remove);
            }
            case "ci_pipelines", "stages", "builds", "generic_commit_statuses", "bridges" -> status(draft);
            case "merge_access_levels", "push_access_levels", "unprotect_access_levels", "create_access_levels" -> protect(columns);
            case "pipeline_schedules" -> {
                columns.put("active", false);
                columns.put("owner_id", context.importer().id());
            }
            case "releases" -> columns.putIfAbsent("author_id", ghost());
            case "milestones", "milestone" -> {
                if (record.get("group_id") != null && context.project()) {
                    columns.put(Titled.OF_GROUP, true);
                }
            }
            case "project_badges" -> columns.put("type", "ProjectBadge");
            case "badges" -> columns.put("type", "GroupBadge");
            default -> {}
        }
    }

    /** Exports before 13 wrote events' actions as numbers. */
    private static void action(Map<String, @Nullable Object> record) {
        List<String> words = List.of("created", "updated", "closed", "reopened", "pushed", "commented", "merged", "joined", "left", "destroyed", "expired", "approved");
        if (record.get("action") instanceof Long number && number >= 1 && number <= words.size()) {
            record.put("action", words.get(number.intValue() - 1));
        }
    }

    /** Old archives list jobs of all kinds as {@code statuses}. */
    private static void splitStatuses(Map<String, @Nullable Object> record) {
        if (!(record.get("statuses") instanceof List<?> statuses)) {
            return;
        }
        for (Object status : statuses) {
            if (status instanceof Map<?, ?> job) {
                String kind = STATUS_TYPES.getOrDefault(String.valueOf(job.get("type")), "builds");
                List<@Nullable Object> jobs = new ArrayList<>(record.get(kind) instanceof List<?> list ? list : List.of());
                jobs.add(job);
                record.put(kind, jobs);
            }
        }
    }

    private static void status(Draft draft) {
        Object status = draft.get("status");
        if (status != null && !FINAL_STATUSES.contains(status)) {
            draft.columns().put("status", "canceled");
        }
        String type = switch (draft.relation().name()) {
            case "builds" -> "Ci::Build";
            case "generic_commit_statuses" -> "GenericCommitStatus";
            case "bridges" -> "Ci::Bridge";
            default -> null;
        };
        if (type != null) {
            draft.columns().put("type", type);
        }
    }

    /** "No one" is kept; everything else becomes Maintainer unless the importer owns the top-level group or administers the instance. */
    private void protect(Map<String, @Nullable Object> columns) {
        boolean personal = context.groups().isEmpty();
        boolean noOne = Long.valueOf(0).equals(columns.get("access_level"));
        if (!noOne && (personal || !context.privileged())) {
            columns.put("access_level", (long) Levels.MAINTAINER);
        }
    }

    /** A merge request from a fork becomes one of the project itself, with its branches made where they are missing. */
    private void mergeRequest(Map<String, @Nullable Object> columns, Map<String, @Nullable Object> record) {
        columns.put("merge_when_pipeline_succeeds", false);
        Row project = context.owner();
        Object source = columns.get("source_project_id");
        if (source == null || source.equals(Attribute.widened(record.get("target_project_id")))) {
            columns.put("source_project_id", source == null ? null : (Object) project.id());
            return;
        }
        Object head = columns.get("diff_head_sha");
        columns.put("source_project_id", head == null ? null : (Object) project.id());
        if (head != null && "opened".equals(columns.get("state"))) {
            createBranch(columns.get("source_branch"), head);
            createBranch(columns.get("target_branch"), columns.get("target_branch_sha"));
        }
    }

    private void createBranch(@Nullable Object name, @Nullable Object sha) {
        Path repository = context.instance().repository(context.owner());
        if (!(name instanceof String branch) || !(sha instanceof String commit) || !commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            return;
        }
        if (Bundles.commit(repository, commit).isPresent() && Bundles.commit(repository, "refs/heads/" + branch).isEmpty()) {
            // A branch that cannot be made is only logged by GitLab.
            Command.run(repository, "git", "update-ref", "refs/heads/" + branch, commit);
        }
    }

    private long ghost() {
        return context.instance().db().table("users").first("username", "ghost").orElse(context.importer()).id();
    }
}

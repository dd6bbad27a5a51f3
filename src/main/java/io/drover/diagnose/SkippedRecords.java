package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.DIFFERS;
import static io.drover.problem.Fact.Kind.EXCEPTION;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.LISTED;
import static io.drover.problem.Fact.Kind.RELATION;
import static io.drover.problem.Fact.Kind.RULE;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STATE;
import static io.drover.problem.Fact.Kind.STUCK;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** Why an import that finished left records out, as failed_relations shows it. */
final class SkippedRecords {
    static final List<FailureMode> ALL = List.of(
            mode("RECORD_STATEMENT_TIMEOUT", Actor.DESTINATION_ADMIN,
                    "A database statement took too long for a large record",
                    "failed_relations with exception_class ActiveRecord::QueryCanceled and \"PG::QueryCanceled ... statement timeout\".",
                    "A merge request or issue with thousands of notes, commits or diffs does not fit into one statement's time. Its remaining "
                            + "children are lost with it.",
                    "Bring the missing records with POST /projects/import-relation from the same archive at a quiet hour; have the batch size "
                            + "reduced by the feature flag of issue 456948.",
                    "doc/user/project/settings/import_export_troubleshooting.md; issue 456948",
                    sign(EXCEPTION, "ActiveRecord::QueryCanceled"),
                    sign(EXCEPTION, "ActiveRecord::QueryCanceled").and(RELATION, "merge_requests"),
                    sign(EXCEPTION, "ActiveRecord::QueryCanceled").and(RELATION, "issues")),
            mode("RECORD_INVALID", Actor.YOU,
                    "A record breaks a rule of the destination",
                    "failed_relations with exception_class ActiveRecord::RecordInvalid and \"Validation failed: ...\".",
                    "The record was written under older rules: a title over 255 characters, a label without a title, an invalid schedule, a "
                            + "level that is not allowed.",
                    "Read the message, mend the record at the source and bring it with import-relation, or enter it by hand.",
                    "app/models/import_failure.rb; doc/api/project_import_export.md",
                    sign(EXCEPTION, "ActiveRecord::RecordInvalid")),
            mode("MERGE_REQUEST_WITHOUT_DIFF", Actor.YOU,
                    "A merge request has no diff or its source branch is gone",
                    "failed_relations for merge_requests with NoMethodError (\"undefined method 'b' for nil\"), or merge requests missing "
                            + "without any entry.",
                    "Merge requests whose fork or branch was deleted can lack the diff that the importer needs.",
                    "Nothing brings them back whole: keep the link to the source, or write a note with its text. The report lists them as "
                            + "lost.",
                    "issues 333149, 463561, 537943",
                    sign(EXCEPTION, "NoMethodError").and(RELATION, "merge_requests")),
            mode("BRANCH_OF_FORK_NOT_CREATED", Actor.YOU,
                    "The branch of an open merge request from a fork could not be made",
                    "failed_relations for merge_requests with Gitlab::Git::CommandError.",
                    "For an open merge request from a fork the importer creates the source branch at the diff's head; the commit is not in the "
                            + "bundle.",
                    "Fetch the fork's branch into the source project before the export, or close the merge request.",
                    "lib/gitlab/import_export/merge_request_parser.rb",
                    sign(EXCEPTION, "Gitlab::Git::CommandError").and(RELATION, "merge_requests")),
            mode("DIFF_NOTE_WITHOUT_FILE", Actor.YOU,
                    "A comment on a line has lost its diff file",
                    "DiffNote::NoteDiffFileCreationError.",
                    "The position of the note points at commits that are not in the repository any more, and the archive holds no diff file "
                            + "for it.",
                    "The rest of the merge request is there. Write the comment as a note where it matters.",
                    "issue 438422 (16.9 and earlier); app/models/diff_note.rb",
                    sign(EXCEPTION, "DiffNote::NoteDiffFileCreationError")),
            mode("RECORD_NOT_UNIQUE", Actor.DESTINATION_ADMIN,
                    "A record with the same number or name is there already",
                    "ActiveRecord::RecordNotUnique or \"duplicate key value violates unique constraint\".",
                    "A worker was interrupted and its batch imported again, or several source groups were merged into one, so that iids of "
                            + "issues and epics clash.",
                    "Delete the half-imported project and retry the item. Do not consolidate groups during a transfer: move first, merge after "
                            + "the reassignment.",
                    "doc/user/group/import/_index.md; issue 589460",
                    sign(EXCEPTION, "ActiveRecord::RecordNotUnique"),
                    sign(EXCEPTION, "PG::UniqueViolation")),
            mode("TITLE_CLASHES_WITH_GROUP", Actor.YOU,
                    "A label or milestone clashes with one of the group",
                    "failed_relations for labels or milestones; or milestones with a suffix such as \"(imported-3d-1770206299)\".",
                    "A project milestone must not have the title of one of its group. Depending on version the importer renames it or drops "
                            + "it.",
                    "Rename one of the two at the source before the export, or merge them after the arrival.",
                    "issue 17507; doc/user/group/import/_index.md",
                    sign(RELATION, "milestones").and(EXCEPTION, "ActiveRecord::RecordInvalid"),
                    sign(RELATION, "labels").and(EXCEPTION, "ActiveRecord::RecordInvalid"),
                    sign(RULE, "milestone-suffix")),
            mode("NULL_BYTE_IN_TEXT", Actor.SOURCE_ADMIN,
                    "A text holds a null byte",
                    "ArgumentError \"string contains null byte\".",
                    "PostgreSQL keeps no null characters; old records may hold them in a diff or a job's text.",
                    "Run `drover archive rewrite`, which escapes them, or mend the record at the source.",
                    "lib/gitlab/import_export/json; PostgreSQL text types",
                    sign(EXCEPTION, "ArgumentError"),
                    sign(EXCEPTION, "ArgumentError").and(SAID, "null-byte")),
            mode("PIPELINES_TOO_MANY", Actor.SOURCE_ADMIN,
                    "The pipelines of a project clog the import",
                    "The import takes hours; ci_pipelines fail or time out.",
                    "Every pipeline comes with its stages and jobs; above some ten thousand they dominate the whole import.",
                    "Delete old pipelines at the source, or drop ci_pipelines from the archive (`drover archive rewrite`): GitLab documents "
                            + "editing an archive as supported.",
                    "doc/user/project/settings/import_export.md, \"Import workarounds\"",
                    sign(RELATION, "ci_pipelines").and(EXCEPTION, "ActiveRecord::QueryCanceled"),
                    sign(STUCK, "import").and(FINDING, "many-pipelines"),
                    sign(RELATION, "ci_pipelines")),
            mode("BOARD_LIST_LOST", Actor.YOU,
                    "A list of a board did not arrive",
                    "Lists missing on an issue board; failed_relations for boards.",
                    "Lists of labels that could not be imported and status lists of newer versions are dropped.",
                    "Add the list by hand.",
                    "issue 566237",
                    sign(RELATION, "boards"),
                    sign(RELATION, "boards").and(EXCEPTION, "ActiveRecord::RecordInvalid"),
                    sign(DIFFERS, "boards")),
            mode("SNIPPET_BUNDLE_MISSING", Actor.YOU,
                    "A snippet came without its repository",
                    "failed_relations for snippets, or snippets with only the text of their first file.",
                    "The bundle of a snippet is found by a digest over its attributes; where that does not fit, or the feature is off, the "
                            + "repository is not restored.",
                    "Drover pushes snippet repositories that are missing; otherwise copy the text.",
                    "lib/gitlab/import_export/snippet_repo_restorer.rb",
                    sign(RELATION, "snippets"),
                    sign(RELATION, "snippets").and(EXCEPTION, "ActiveRecord::RecordInvalid")),
            mode("SUBGROUP_SKIPPED", Actor.DESTINATION_ADMIN,
                    "A subgroup and everything below it is missing",
                    "failed_relations for group: \"Parent group not found\"; the subtree is not there.",
                    "The importer creates groups from the root downwards; one that is refused (path, visibility, rights) takes its subtree "
                            + "with it.",
                    "Create the refused group by hand as its message says, then retry the item.",
                    "lib/gitlab/import_export/group/tree_restorer.rb",
                    sign(RELATION, "group").and(EXCEPTION, "StandardError"),
                    sign(RELATION, "group").and(EXCEPTION, "ActiveRecord::RecordInvalid"),
                    sign(CODE, "NAMESPACE_MISSING")),
            mode("EE_RELATION_IN_CE", Actor.DESTINATION_ADMIN,
                    "The destination's edition has no place for it",
                    "Epics, iterations, approval rules or push rules are missing without an error.",
                    "A Community Edition or a lower tier ignores the files of relations it does not have.",
                    "Have the licence activated before the import; importing afterwards does not add them.",
                    "doc/user/project/settings/import_export.md",
                    sign(DIFFERS, "approval_rules")),
            mode("UPLOAD_OVER_LIMIT", Actor.DESTINATION_ADMIN,
                    "An attachment is larger than the destination allows",
                    "Links to files in descriptions and comments lead nowhere; nothing is reported.",
                    "Files above max_attachment_size (100 MB by default) are not restored, silently.",
                    "Raise \"Maximum attachment size\" before the import; `drover verify` names the missing files.",
                    "lib/gitlab/import_export/uploads_manager.rb; doc/administration/settings/account_and_limit_settings.md",
                    sign(RELATION, "uploads"),
                    sign(DIFFERS, "uploads"),
                    sign(DIFFERS, "uploads").and(FINDING, "attachment-size"),
                    sign(RELATION, "uploads").and(FINDING, "attachment-size")),
            mode("FIRST_HUNDRED_FAILURES_ONLY", Actor.YOU,
                    "There are more failures than the API lists",
                    "failed_relations has exactly 100 entries.",
                    "The list is cut at 100.",
                    "Count with `drover verify`; ask the administrator for the import_failures table with the correlation id.",
                    "doc/api/project_import_export.md",
                    sign(LISTED, "100"),
                    sign(LISTED, "100").and(STATE, "finished").and(STAGE, "complement")));

    private SkippedRecords() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.RECORDS, code, actor, title, symptom, cause, fix, source, signs);
    }
}

package io.drover.simulator.content;

import io.drover.simulator.Call;
import io.drover.simulator.Row;

/** What people talk about. */
enum NoteableKind {
    ISSUE("Issue", "issues", "/projects/:id/issues/:issue_iid", "issue_iid"),
    MERGE_REQUEST("MergeRequest", "merge_requests", "/projects/:id/merge_requests/:merge_request_iid", "merge_request_iid"),
    SNIPPET("Snippet", "snippets", "/projects/:id/snippets/:snippet_id", "snippet_id");

    private final String type;
    private final String table;
    private final String prefix;
    private final String parameter;

    NoteableKind(String type, String table, String prefix, String parameter) {
        this.type = type;
        this.table = table;
        this.prefix = prefix;
        this.parameter = parameter;
    }

    /** As {@code noteable_type} and {@code awardable_type} spell it. */
    String type() {
        return type;
    }

    String table() {
        return table;
    }

    String prefix() {
        return prefix;
    }

    Row find(Content content, Call call) {
        Row project = call.project();
        String id = call.path(parameter);
        return switch (this) {
            case ISSUE -> content.byIid(table, "project_id", project, id, "Issue");
            case MERGE_REQUEST -> content.byIid(table, "target_project_id", project, id, "Merge request");
            case SNIPPET -> content.owned(table, id, "project_id", project, "Snippet");
        };
    }
}

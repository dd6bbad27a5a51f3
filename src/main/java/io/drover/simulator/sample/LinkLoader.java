package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What ties issues and merge requests of one or two projects: {@code issue_links} with {@code source} and {@code target} as
 * {@code full/path#iid}, {@code merge_request_blocks} with {@code blocked} and {@code blocking} as {@code full/path!iid}; and issues to
 * epics: {@code epic_issues} with {@code epic} as {@code full/path&iid} and {@code issue}.
 */
final class LinkLoader {
    private final Loading loading;

    LinkLoader(Loading loading) {
        this.loading = loading;
    }

    void issues(JsonNode record) {
        loading.insert("issue_links", record, "source_id", issue(record.path("source").asString()), Map.of("link_type", "relates_to"))
                .set("target_id", issue(record.path("target").asString()).id());
    }

    void mergeRequests(JsonNode record) {
        loading.insert("merge_request_blocks", record, "blocked_merge_request_id", mergeRequest(record.path("blocked").asString()))
                .set("blocking_merge_request_id", mergeRequest(record.path("blocking").asString()).id());
    }

    void epicIssues(JsonNode record) {
        Row epic = EpicLoader.find(loading, record.path("epic").asString());
        Row issue = issue(record.path("issue").asString());
        long position = 512L * (1 + loading.instance().db().table("epic_issues").where("epic_id", epic.id()).size());
        loading.instance().db().table("epic_issues").insert(Map.of("epic_id", epic.id(), "issue_id", issue.id(), "relative_position", position));
    }

    private Row issue(String reference) {
        return find("issues", "project_id", reference, reference.indexOf('#'));
    }

    private Row mergeRequest(String reference) {
        return find("merge_requests", "target_project_id", reference, reference.indexOf('!'));
    }

    private Row find(String table, String column, String reference, int sign) {
        Row project = loading.project(reference.substring(0, sign));
        long iid = Long.parseLong(reference.substring(sign + 1));
        return loading.instance().db().table(table).where(column, project.id()).stream()
                .filter(row -> Objects.equals(row.get("iid"), iid))
                .findFirst()
                .orElseThrow(() -> Loading.unknown(table, reference));
    }
}

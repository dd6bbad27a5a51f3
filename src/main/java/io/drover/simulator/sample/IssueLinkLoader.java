package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code issue_links}: {@code source} and {@code target} as {@code full/path#iid}. */
final class IssueLinkLoader {
    private final Loading loading;

    IssueLinkLoader(Loading loading) {
        this.loading = loading;
    }

    void load(JsonNode record) {
        loading.insert("issue_links", record, "source_id", issue(record.path("source").asString()), Map.of("link_type", "relates_to"))
                .set("target_id", issue(record.path("target").asString()).id());
    }

    private Row issue(String reference) {
        int sign = reference.indexOf('#');
        Row project = loading.project(reference.substring(0, sign));
        long iid = Long.parseLong(reference.substring(sign + 1));
        return loading.instance().db().table("issues").where("project_id", project.id()).stream()
                .filter(row -> Objects.equals(row.get("iid"), iid))
                .findFirst()
                .orElseThrow(() -> Loading.unknown("issue", reference));
    }
}

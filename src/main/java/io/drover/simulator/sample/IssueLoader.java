package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code issues} as written, and {@code generated_issues} of them made up from the seed. */
final class IssueLoader {
    private static final List<String> WHAT = List.of(
            "Route planner", "Driver app", "Invoice export", "Customs form", "Label printer", "Nightly import", "Login page", "Search box",
            "Depot map", "Tariff table", "Barcode scanner", "Delivery note");
    private static final List<String> HOW = List.of(
            "fails on Sundays", "is slow with many stops", "shows the wrong depot", "loses the last line", "needs a dark theme",
            "rounds VAT twice", "forgets the language", "breaks on umlauts", "times out behind the proxy", "prints an empty page");
    private static final List<String> ANSWERS = List.of(
            "Seen at the customer in Bremen, too.", "I can reproduce this with the test data.", "Fixed on my branch, review welcome.",
            "Let us talk about it on Thursday.", "The log says nothing useful :(", "Works for me with the current image.");

    private final Loading loading;
    private final Row project;

    IssueLoader(Loading loading, Row project) {
        this.loading = loading;
        this.project = project;
    }

    void load(JsonNode issues) {
        for (JsonNode record : issues) {
            Row issue = loading.insert("issues", record, "project_id", project, defaults());
            new IssuableRelations(loading, project, "Issue").load(record, issue);
            new NoteLoader(loading, project).load(record.path("notes"), "Issue", issue, null);
        }
    }

    private Map<String, @Nullable Object> defaults() {
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        long iid = nextIid();
        defaults.put("iid", iid);
        defaults.put("state", "opened");
        defaults.put("issue_type", "issue");
        defaults.put("confidential", false);
        defaults.put("time_estimate", 0L);
        defaults.put("lock_version", 0L);
        defaults.put("relative_position", iid * 512);
        return defaults;
    }

    private long nextIid() {
        List<Row> rows = loading.instance().db().table("issues").where("project_id", project.id());
        return 1 + rows.stream().mapToLong(row -> row.number("iid")).max().orElse(0);
    }

    /** {@code {count: 40, authors: [anna, ben], labels: [bug]}} */
    void generate(JsonNode wanted) {
        List<JsonNode> authors = wanted.path("authors").valueStream().toList();
        for (int i = 0; i < wanted.path("count").asInt(0); i++) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>(defaults());
            Instant at = loading.next();
            long author = loading.user(any(authors).asString()).id();
            columns.put("project_id", project.id());
            columns.put("title", any(WHAT) + " " + any(HOW));
            columns.put("description", "Reported by the depot in shift " + (1 + loading.random().nextInt(3)) + ".");
            columns.put("author_id", author);
            columns.put("created_at", at);
            columns.put("updated_at", at);
            if (loading.random().nextInt(3) == 0) {
                columns.put("state", "closed");
                columns.put("closed_at", at.plusSeconds(86_400));
                columns.put("closed_by_id", author);
            }
            Row issue = loading.instance().db().table("issues").insert(columns);
            for (int n = loading.random().nextInt(4); n > 0; n--) {
                comment(issue, loading.user(any(authors).asString()).id());
            }
            List<JsonNode> labels = wanted.path("labels").valueStream().toList();
            if (!labels.isEmpty() && loading.random().nextBoolean()) {
                new IssuableRelations(loading, project, "Issue").label(issue, loading.label(project, any(labels).asString()), author);
            }
        }
    }

    private void comment(Row issue, long author) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        Instant at = loading.next();
        columns.put("note", any(ANSWERS));
        columns.put("noteable_type", "Issue");
        columns.put("noteable_id", issue.id());
        columns.put("project_id", project.id());
        columns.put("author_id", author);
        columns.put("discussion_id", loading.hex(40));
        columns.put("system", false);
        columns.put("confidential", false);
        columns.put("created_at", at);
        columns.put("updated_at", at);
        loading.instance().db().table("notes").insert(columns);
    }

    private <T> T any(List<T> all) {
        return all.get(loading.random().nextInt(all.size()));
    }
}

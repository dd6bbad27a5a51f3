package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The repositories of a project's snippets, fetched with Git. A snippet is known by its title and the second it was made in. */
final class SnippetRepositoriesPipeline implements Pipeline {
    private static final String QUERY =
            """
            query($full_path: ID!, $cursor: String, $per_page: Int) {
              project(fullPath: $full_path) {
                snippets(first: $per_page, after: $cursor) {
                  page_info: pageInfo { next_page: endCursor has_next_page: hasNextPage }
                  nodes { title createdAt httpUrlToRepo }
                }
              }
            }
            """;

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        for (Map<?, ?> snippet : Nodes.all(transfer, QUERY, "project", "snippets")) {
            String address = Transfer.text(snippet, "httpUrlToRepo");
            Optional<Row> here = matching(transfer, snippet);
            if (!address.isEmpty() && here.isPresent()) {
                GitMirror.fetch(transfer.source().repository(address), transfer.instance().snippetRepository(here.get()));
            }
        }
    }

    private static Optional<Row> matching(Transfer transfer, Map<?, ?> snippet) {
        Instant made = Instant.parse(Transfer.text(snippet, "createdAt")).truncatedTo(ChronoUnit.SECONDS);
        return transfer.instance().db().table("snippets").where("project_id", transfer.portable().id()).stream()
                .filter(row -> row.text("title").equals(snippet.get("title")))
                .filter(row -> made.equals(Objects.requireNonNull(row.time("created_at")).truncatedTo(ChronoUnit.SECONDS)))
                .findFirst();
    }
}

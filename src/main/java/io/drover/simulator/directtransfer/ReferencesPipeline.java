package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links in issues, merge requests and their notes that lead to the project at the source lead to the one here; links to anywhere else stay
 * (app/workers/bulk_imports/transform_references_worker.rb).
 */
final class ReferencesPipeline implements Pipeline {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"')\\]]+");

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        Row project = transfer.portable();
        Instance instance = transfer.instance();
        List<Row> issues = instance.db().table("issues").where("project_id", project.id());
        List<Row> mergeRequests = instance.db().table("merge_requests").where("target_project_id", project.id());
        rewrite(transfer, issues, "Issue");
        rewrite(transfer, mergeRequests, "MergeRequest");
    }

    private static void rewrite(Transfer transfer, List<Row> rows, String type) {
        for (Row row : rows) {
            rewrite(transfer, row, "description");
            transfer.instance().db().table("notes").where("noteable_id", row.id()).stream()
                    .filter(note -> type.equals(note.get("noteable_type")))
                    .forEach(note -> rewrite(transfer, note, "note"));
        }
    }

    private static void rewrite(Transfer transfer, Row row, String column) {
        String text = row.textOrNull(column);
        if (text == null || !text.contains(transfer.sourceFullPath())) {
            return;
        }
        Matcher links = LINK.matcher(text);
        String rewritten = links.replaceAll(found -> Matcher.quoteReplacement(here(transfer, found.group())));
        if (!rewritten.equals(text)) {
            row.set(column, rewritten);
        }
    }

    private static String here(Transfer transfer, String link) {
        URI url = parsed(link);
        String host = URI.create(transfer.source().url()).getHost();
        if (url == null || !host.equals(url.getHost()) || !String.valueOf(url.getRawPath()).startsWith("/" + transfer.sourceFullPath())) {
            return link;
        }
        String rest = link.substring(link.indexOf(url.getRawAuthority()) + url.getRawAuthority().length());
        return transfer.instance().url() + rest.replace(transfer.sourceFullPath(), transfer.portable().text("full_path"));
    }

    private static @Nullable URI parsed(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

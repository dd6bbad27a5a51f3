package io.drover.simulator.directtransfer;

import io.drover.simulator.Faults;
import io.drover.simulator.transfer.RelationFiles;
import io.drover.simulator.transfer.RelationRestore;
import io.drover.simulator.transfer.RestoreException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A relation of the tree, record by record (lib/bulk_imports/ndjson_pipeline.rb). A record that fails is a failure, and the next one is tried. */
final class RecordsPipeline implements Pipeline {
    private static final Map<String, String> PAGES =
            Map.of("issues", "issues", "merge_requests", "merge_requests", "milestones", "milestones", "epics", "epics");

    private final String relation;

    RecordsPipeline(String relation) {
        this.relation = relation;
    }

    /** Community Edition has no pipeline for what only the other edition knows. */
    boolean known(Transfer transfer) {
        return RelationRestore.knows(transfer.instance(), transfer.project(), relation);
    }

    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        RelationRestore restore = transfer.restore(relation);
        RelationFiles files = new RelationFiles(transfer.instance());
        Downloads.each(transfer, tracker, relation, file -> load(transfer, tracker, restore, files.lines(file)));
    }

    private void load(Transfer transfer, Tracker tracker, RelationRestore restore, List<@Nullable Object> lines) {
        int breaksAt = transfer.instance().faults().relationFails(transfer.sourceFullPath() + " " + relation) ? lines.size() / 2 : -1;
        for (int index = 0; index < lines.size(); index++) {
            if (index == breaksAt) {
                throw new RestoreException("ActiveRecord::StatementInvalid", "PG::QueryCanceled: ERROR: canceling statement due to statement timeout");
            }
            Object line = lines.get(index);
            if (line != null) {
                tracker.fetched();
                load(transfer, tracker, restore, line, index);
            }
        }
    }

    private void load(Transfer transfer, Tracker tracker, RelationRestore restore, Object line, int index) {
        try {
            restore.record(relation, line, index);
            tracker.imported();
        } catch (RestoreException e) {
            transfer.failed(relation, e.exceptionClass(), e.message(), about(transfer, Transfer.map(line)));
        }
    }

    /** Where the record is found at the source, and its title (app/services/bulk_imports/source_url_builder.rb). */
    private Map<String, ?> about(Transfer transfer, Map<?, ?> record) {
        Map<String, @Nullable Object> about = new HashMap<>();
        String page = PAGES.get(relation);
        if (page != null && record.get("iid") != null) {
            String owner = (transfer.project() ? "/" : "/groups/") + transfer.sourceFullPath();
            about.put("url", transfer.source().url() + owner + "/-/" + page + "/" + record.get("iid"));
        }
        about.put("title", record.get("title") == null ? record.get("name") : record.get("title"));
        return about;
    }
}

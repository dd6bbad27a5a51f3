package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.transfer.RestoreException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went wrong with an entity (app/models/bulk_imports/failure.rb, lib/api/entities/bulk_imports/entity_failure.rb). */
final class Failures {
    private static final String TABLE = "bulk_import_failures";
    private static final int CORRELATION_BYTES = 16;
    private static final int SHOWN = 72;

    private final Instance instance;

    Failures(Instance instance) {
        this.instance = instance;
    }

    /** What is downloaded is no file (doc/user/group/import/troubleshooting.md). */
    static RestoreException noFile(String message) {
        return new RestoreException("Import::BulkImports::FileDownloadStrategy::ServiceError", message);
    }

    static RestoreException tooLarge(String size, String limit) {
        return new RestoreException("BulkImports::FileDownloadService::ServiceError", "File size " + size + " exceeds limit of " + limit);
    }

    static RestoreException missing(String what) {
        return new RestoreException("ActiveRecord::RecordNotFound", what + " not found");
    }

    /** @param about the record at the source, its {@code url} and {@code title}; empty for a whole relation */
    void add(Row entity, String relation, String exceptionClass, String message, Map<String, ?> about) {
        byte[] id = new byte[CORRELATION_BYTES];
        instance.random().nextBytes(id);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("bulk_import_entity_id", entity.id());
        columns.put("relation", relation);
        columns.put("exception_class", exceptionClass);
        columns.put("exception_message", message);
        columns.put("correlation_id_value", HexFormat.of().formatHex(id));
        columns.put("source_url", about.get("url"));
        columns.put("source_title", about.get("title"));
        columns.put("created_at", instance.time().now());
        instance.db().table(TABLE).insert(columns);
    }

    List<Row> of(Row entity) {
        return instance.db().table(TABLE).where("bulk_import_entity_id", entity.id());
    }

    static Map<String, @Nullable Object> present(Row failure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("relation", failure.get("relation"));
        String message = failure.text("exception_message");
        json.put("exception_message", message.length() <= SHOWN ? message : message.substring(0, SHOWN - 3) + "...");
        for (String column : List.of("exception_class", "correlation_id_value", "source_url", "source_title")) {
            json.put(column, failure.get(column));
        }
        return json;
    }
}

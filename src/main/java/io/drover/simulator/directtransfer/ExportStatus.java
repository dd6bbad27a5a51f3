package io.drover.simulator.directtransfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the export of one relation stands at the source (app/models/bulk_imports/export_status.rb).
 *
 * @param state {@code empty} while the source knows of no export
 * @param brokenBatches what is wrong, by the number of a batch whose export failed
 */
record ExportStatus(State state, String error, boolean batched, long batches, long objects, Map<Long, String> brokenBatches) {
    /** Of an export. */
    enum State {
        EMPTY,
        STARTED,
        FINISHED,
        FAILED
    }

    /** @throws NetworkError when the source is to be asked again */
    static ExportStatus ask(Transfer transfer, String relation) {
        try {
            return parse(transfer.source().get(transfer.resource() + "/export_relations/status?relation=" + relation), relation);
        } catch (NetworkError e) {
            if (e.retriable()) {
                throw e;
            }
            return new ExportStatus(State.FAILED, e.message(), false, 0, 0, Map.of());
        }
    }

    private static ExportStatus parse(@Nullable Object json, String relation) {
        Object one = json instanceof List<?> all ? all.stream().filter(each -> Transfer.text(Transfer.map(each), "relation").equals(relation)).findFirst().orElse(null) : json;
        if (!(one instanceof Map<?, ?> status) || !(status.get("status") instanceof Number number)) {
            return new ExportStatus(State.EMPTY, "", false, 0, 0, Map.of());
        }
        State state = number.intValue() == 1 ? State.FINISHED : number.intValue() < 0 ? State.FAILED : State.STARTED;
        return new ExportStatus(
                state, Transfer.text(status, "error"), Boolean.TRUE.equals(status.get("batched")), count(status, "batches_count"), count(status, "total_objects_count"), broken(status));
    }

    private static Map<Long, String> broken(Map<?, ?> status) {
        Map<Long, String> broken = new HashMap<>();
        List<?> batches = status.get("batches") instanceof List<?> list ? list : List.of();
        batches.stream().map(Transfer::map).filter(batch -> count(batch, "status") < 0).forEach(batch -> broken.put(count(batch, "batch_number"), Transfer.text(batch, "error")));
        return broken;
    }

    private static long count(Map<?, ?> status, String key) {
        return status.get(key) instanceof Number number ? number.longValue() : 0;
    }
}

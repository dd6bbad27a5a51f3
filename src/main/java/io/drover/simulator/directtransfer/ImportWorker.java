package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Goes through the entities of an import, five at a time, and ends it when nothing moves any more (app/services/bulk_imports/process_service.rb). GitLab looks
 * every five seconds; here it is called whenever an entity ends.
 */
final class ImportWorker {
    private static final int AT_ONCE = 5;

    private final Instance instance;
    private final Imports imports;
    private final Map<Long, SourcePeople> people = new ConcurrentHashMap<>();

    ImportWorker(Instance instance, Imports imports) {
        this.instance = instance;
        this.imports = imports;
    }

    void later(Row bulk) {
        instance.later(Duration.ZERO, () -> process(bulk));
    }

    private void process(Row bulk) {
        synchronized (bulk) {
            if (!Imports.open(imports.upToDate(bulk))) {
                return;
            }
            List<Row> entities = imports.entities(bulk);
            if (entities.stream().allMatch(entity -> Imports.is(entity, Imports.FAILED))) {
                imports.endImport(bulk, Imports.FAILED);
            } else if (entities.stream().allMatch(entity -> Imports.is(entity, Imports.FINISHED) || Imports.is(entity, Imports.FAILED))) {
                imports.endImport(bulk, Imports.FINISHED);
            } else {
                startSome(bulk, entities);
            }
        }
    }

    private void startSome(Row bulk, List<Row> entities) {
        if (Imports.is(bulk, Imports.CREATED)) {
            imports.move(bulk, Imports.STARTED);
        }
        long started = entities.stream().filter(entity -> Imports.is(entity, Imports.STARTED)).count();
        SourcePeople sourcePeople = people.computeIfAbsent(bulk.id(), id -> new SourcePeople(instance, bulk));
        entities.stream().filter(entity -> Imports.is(entity, Imports.CREATED)).limit(Math.max(0, AT_ONCE - started)).forEach(entity -> {
            imports.move(entity, Imports.STARTED);
            Transfer transfer = new Transfer(instance, imports, bulk, entity, sourcePeople);
            new EntityWorker(transfer, imports, () -> later(bulk)).start();
        });
    }
}

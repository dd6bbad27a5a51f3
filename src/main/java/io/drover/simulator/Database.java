package io.drover.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tables of one simulated GitLab, named as GitLab names them ({@code projects}, {@code merge_requests}, {@code ci_variables}). */
public final class Database {
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final long firstId;

    /** Every table counts its ids from {@code firstId}, so that ids of two instances never agree by accident. */
    public Database(long firstId) {
        this.firstId = firstId;
    }

    public Table table(String name) {
        return tables.computeIfAbsent(name, n -> new Table(n, firstId, changes));
    }

    /** Grows with every change of any row; what was computed from rows holds as long as this is the same. */
    public long changes() {
        return changes.get();
    }
}

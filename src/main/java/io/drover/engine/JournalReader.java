package io.drover.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a journal without touching it: no migration, no scheduler, plain JDBC, because {@code status} must be quick.
 * Thread-safe.
 */
public final class JournalReader implements AutoCloseable {
    private static final String STATUS = "select id, kind, wave, state, lane, step, steps_done, started_at, finished_at, due_at, attempts, problem from item";
    private static final String STEPS = "select item, name, position, tries, started_at, finished_at, result from step";
    private static final String UNDOS = "select sequence, item, name, action, facts, registered_at, closed_at, outcome from undo";

    private final Store store;
    private @Nullable Connection connection;

    private JournalReader(Store store) {
        this.store = store;
    }

    /**
     * Empty when there is no journal yet.
     *
     * @throws io.drover.problem.ProblemException when there is one that cannot be read
     */
    public static Optional<JournalReader> open(Store store) {
        if (!store.exists()) {
            return Optional.empty();
        }
        JournalReader reader = new JournalReader(store);
        try (ResultSet tables = reader.connected().getMetaData().getTables(null, null, "item", null)) {
            return tables.next() ? Optional.of(reader) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Every item, by turn and name. */
    public void forEach(Consumer<ItemStatus> sink) {
        query(STATUS + " order by turn, id", JournalReader::status, sink);
    }

    public List<ItemStatus> items() {
        List<ItemStatus> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    public Optional<ItemStatus> item(String item) {
        return first(STATUS + " where id = ?", JournalReader::status, item);
    }

    /** Steps and open polls of an item in the order they were recorded. */
    public List<StepRecord> steps(String item) {
        return list(STEPS + " where item = ? order by position, started_at, name", JournalReader::step, item);
    }

    /** Every step of every item. */
    public void forEachStep(Consumer<StepRecord> sink) {
        query(STEPS + " order by item, position, started_at, name", JournalReader::step, sink);
    }

    /** Newest first, closed ones too. */
    public List<UndoRecord> undos() {
        return list(UNDOS + " order by sequence desc", JournalReader::undo);
    }

    public Tally tally() {
        // asked first: what is counted once nothing moves any more is final, while an item might end between a count and this question
        int moving = first(
                        """
                        select count(*) from item where state in ('WAITING', 'RUNNING')
                        and turn = (select min(turn) from item where state in ('WAITING', 'RUNNING', 'PAUSED'))""",
                        r -> r.getInt(1))
                .orElse(0);
        Map<ItemState, Integer> items = new EnumMap<>(ItemState.class);
        long[] steps = {0};
        query(
                "select state, count(*), sum(steps_done) from item group by state",
                r -> {
                    items.put(ItemState.valueOf(r.getString(1)), r.getInt(2));
                    return r.getLong(3);
                },
                more -> steps[0] += more);
        return new Tally(items, steps[0], moving == 0);
    }

    /** When the earliest item that nobody works on is due. */
    public Optional<Instant> nextDue() {
        return list("select min(execution_time) from scheduled_tasks where picked = ?", r -> Optional.ofNullable(r.getTimestamp(1)).map(Timestamp::toInstant), false)
                .getFirst();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw unreadable(e);
            }
            connection = null;
        }
    }

    /** A database that was restarted meanwhile does not end a long watch. */
    private Connection connected() throws SQLException {
        Connection known = connection;
        if (known != null && known.isValid(5)) {
            return known;
        }
        Connection fresh = store.openToRead();
        connection = fresh;
        return fresh;
    }

    private static ItemStatus status(ResultSet r) throws SQLException {
        return new ItemStatus(
                r.getString(1),
                r.getString(2),
                r.getString(3),
                ItemState.valueOf(r.getString(4)),
                Lane.valueOf(r.getString(5)),
                r.getString(6),
                r.getInt(7),
                instant(r, 8),
                instant(r, 9),
                instant(r, 10),
                r.getInt(11),
                Json.problem(r.getString(12)));
    }

    private static StepRecord step(ResultSet r) throws SQLException {
        String result = r.getString(7);
        return new StepRecord(
                r.getString(1),
                r.getString(2),
                r.getInt(3),
                r.getInt(4),
                Instant.ofEpochMilli(r.getLong(5)),
                instant(r, 6),
                result == null ? null : Json.tree(result));
    }

    private static UndoRecord undo(ResultSet r) throws SQLException {
        return new UndoRecord(
                r.getLong(1),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                Json.tree(r.getString(5)),
                Instant.ofEpochMilli(r.getLong(6)),
                instant(r, 7),
                r.getString(8));
    }

    private static @Nullable Instant instant(ResultSet r, int column) throws SQLException {
        long millis = r.getLong(column);
        return r.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    private <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    private <T> List<T> list(String sql, Row<T> row, Object... arguments) {
        List<T> all = new ArrayList<>();
        query(sql, row, all::add, arguments);
        return all;
    }

    private synchronized <T> void query(String sql, Row<T> row, Consumer<T> sink, Object... arguments) {
        try (PreparedStatement statement = connected().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sink.accept(row.read(result));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static RuntimeException unreadable(SQLException e) {
        return EngineProblem.JOURNAL_UNREACHABLE.exception("the journal cannot be read (SQL state " + e.getSQLState() + ")", null, e);
    }
}

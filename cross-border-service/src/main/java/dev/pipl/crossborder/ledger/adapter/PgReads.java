package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Cause;
import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the ledger over one connection that is not in auto-commit mode, so that long answers come in portions. */
class PgReads implements LedgerReads {

    private static final String COLUMNS = """
            select handler_id, year, sequence, turn, cause, non_sensitive, sensitive, rule_version, key_id, recorded_at,
                   previous_hash, hash, body
            from ledger_row where handler_id = ?
            """;
    /** Rows may hold a megabyte each. */
    private static final int ROWS_AT_ONCE = 32;

    final Connection connection;

    PgReads(Connection connection) {
        this.connection = connection;
    }

    @Override
    public long lastTurn(String handlerId) {
        return Sql.reading(() -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select turn from ledger_row where handler_id = ? order by turn desc limit 1")) {
                select.setString(1, handlerId);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        });
    }

    @Override
    public List<Integer> years(String handlerId) {
        return Sql.reading(() -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select year from ledger_row where handler_id = ? and sequence = 1 order by year")) {
                select.setString(1, handlerId);
                try (ResultSet rows = select.executeQuery()) {
                    List<Integer> years = new ArrayList<>();
                    while (rows.next()) {
                        years.add(rows.getInt(1));
                    }
                    return years;
                }
            }
        });
    }

    @Override
    public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
        List<LedgerRow> found = new ArrayList<>(1);
        rows(found::add, COLUMNS + "and year = ? and sequence = ?", handlerId, year, sequence);
        return found.stream().findFirst();
    }

    @Override
    public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
        rows(consumer, COLUMNS + "and year = ? and sequence > ? order by sequence", handlerId, year, sequence);
    }

    @Override
    public List<LedgerRow> rowsAfter(String handlerId, int year, long sequence, int limit) {
        List<LedgerRow> found = new ArrayList<>();
        rows(
                found::add,
                COLUMNS + "and year = ? and sequence > ? order by sequence limit ?",
                handlerId,
                year,
                sequence,
                limit);
        return found;
    }

    @Override
    public Optional<LedgerRow> lastRow(String handlerId, int year) {
        List<LedgerRow> found = new ArrayList<>(1);
        rows(found::add, COLUMNS + "and year = ? order by sequence desc limit 1", handlerId, year);
        return found.stream().findFirst();
    }

    @Override
    public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
        rows(consumer, COLUMNS + "and turn > ? order by turn", handlerId, turn);
    }

    @Override
    public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
        return Sql.reading(() -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.sequence, s.row_hash, s.digest, c.content
                    from ledger_snapshot s join ledger_snapshot_chunk c using (handler_id, year, sequence)
                    where s.handler_id = ? and s.year = ? order by c.chunk
                    """)) {
                Sql.binary(select);
                select.setFetchSize(4);
                select.setString(1, handlerId);
                select.setInt(2, year);
                try (ResultSet rows = select.executeQuery()) {
                    return snapshot(handlerId, year, rows);
                }
            }
        });
    }

    private static Optional<Snapshot> snapshot(String handlerId, int year, ResultSet rows) throws SQLException {
        List<byte[]> chunks = new ArrayList<>();
        long sequence = 0;
        byte[] rowHash = null;
        byte[] digest = null;
        while (rows.next()) {
            sequence = rows.getLong(1);
            rowHash = rows.getBytes(2);
            digest = rows.getBytes(3);
            chunks.add(rows.getBytes(4));
        }
        return chunks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Snapshot(handlerId, year, sequence, rowHash, digest, chunks));
    }

    private void rows(Consumer<LedgerRow> consumer, String sql, Object... arguments) {
        Sql.reading(() -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                Sql.binary(select);
                select.setFetchSize(ROWS_AT_ONCE);
                for (int i = 0; i < arguments.length; i++) {
                    select.setObject(i + 1, arguments[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        consumer.accept(row(rows));
                    }
                }
                return null;
            }
        });
    }

    private static LedgerRow row(ResultSet rows) throws SQLException {
        return new LedgerRow(
                rows.getString(1),
                rows.getInt(2),
                rows.getLong(3),
                rows.getLong(4),
                new Cause(rows.getString(5)),
                rows.getLong(6),
                rows.getLong(7),
                rows.getString(8),
                rows.getString(9),
                rows.getObject(10, OffsetDateTime.class).toInstant(),
                rows.getBytes(11),
                rows.getBytes(12),
                rows.getBytes(13));
    }
}

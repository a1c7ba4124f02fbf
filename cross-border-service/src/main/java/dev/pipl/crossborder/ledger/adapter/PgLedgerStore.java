package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.CommitUnknown;
import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.LedgerTransaction;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.PartitionPosition;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.ledger.Snapshot;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.outbox.JdbcOutbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** The ledger on PostgreSQL, over plain JDBC: one connection a transaction, none held between calls. */
public final class PgLedgerStore implements LedgerStore {

    private final DataSource database;
    private final JdbcOutbox outbox;

    public PgLedgerStore(DataSource database, JdbcOutbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public <T> T inTransaction(Function<LedgerTransaction, T> work) {
        try (Connection connection = open()) {
            PgTransaction transaction = new PgTransaction(connection, outbox);
            T result;
            try {
                result = work.apply(transaction);
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new CommitUnknown("the answer to a commit is lost", e);
            }
            if (transaction.hasPublished()) {
                outbox.committed();
            }
            return result;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger's database does not answer", e);
        }
    }

    @Override
    public List<PartitionPosition> positions(String topic) {
        return reading(reads -> Sql.reading(() -> {
            try (PreparedStatement select = reads.connection.prepareStatement(
                    "select partition, topic_id, next from ledger_position where topic = ? order by partition")) {
                select.setString(1, topic);
                try (ResultSet rows = select.executeQuery()) {
                    List<PartitionPosition> positions = new ArrayList<>();
                    while (rows.next()) {
                        positions.add(new PartitionPosition(
                                topic, rows.getInt(1), rows.getObject(2, UUID.class), rows.getLong(3)));
                    }
                    return positions;
                }
            }
        }));
    }

    @Override
    public void save(Snapshot snapshot) {
        inTransaction(transaction -> {
            Connection connection = ((PgTransaction) transaction).connection;
            return Sql.taking(() -> PgSnapshots.replace(connection, snapshot));
        });
    }

    @Override
    public Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId) {
        return reading(reads -> Sql.reading(() -> PgRejections.last(reads.connection, handlerId, source, eventId)));
    }

    @Override
    public List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit) {
        return reading(reads -> Sql.reading(() -> PgRejections.after(reads.connection, handlerId, afterNumber, limit)));
    }

    @Override
    public long lastTurn(String handlerId) {
        return reading(reads -> reads.lastTurn(handlerId));
    }

    @Override
    public List<Integer> years(String handlerId) {
        return reading(reads -> reads.years(handlerId));
    }

    @Override
    public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
        return reading(reads -> reads.newestSnapshot(handlerId, year));
    }

    @Override
    public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
        return reading(reads -> reads.row(handlerId, year, sequence));
    }

    @Override
    public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
        scanning(reads -> reads.rowsAfter(handlerId, year, sequence, consumer));
    }

    @Override
    public List<LedgerRow> rowsAfter(String handlerId, int year, long sequence, int limit) {
        return reading(reads -> reads.rowsAfter(handlerId, year, sequence, limit));
    }

    @Override
    public Optional<LedgerRow> lastRow(String handlerId, int year) {
        return reading(reads -> reads.lastRow(handlerId, year));
    }

    @Override
    public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
        scanning(reads -> reads.turnsAfter(handlerId, turn, consumer));
    }

    /** Whoever takes the rows may be slow, such as the receiver of an export. */
    private void scanning(Consumer<LedgerReads> question) {
        reading(reads -> Sql.reading(() -> {
            WorkTurn.mayIdle(reads.connection);
            question.accept(reads);
            return null;
        }));
    }

    private <T> T reading(Function<PgReads, T> question) {
        return Sql.reading(() -> {
            try (Connection connection = open()) {
                try {
                    return question.apply(new PgReads(connection));
                } finally {
                    connection.rollback();
                }
            }
        });
    }

    private Connection open() throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}

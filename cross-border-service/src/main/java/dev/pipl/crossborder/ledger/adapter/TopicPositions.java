package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.LedgerNews;
import dev.pipl.crossborder.ledger.PartitionPosition;
import dev.pipl.kit.outbox.JdbcOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Where the ledger stands in the topic, and which partitions wait for an operator. */
@ApplicationScoped
public class TopicPositions {

    private static final String STOP = """
            insert into ledger_position_stopped (topic, partition, first, next, topic_id, stopped_at)
            values (?, ?, ?, ?, ?, ?) on conflict (topic, partition) do nothing
            """;
    private static final String RESUME = """
            insert into ledger_position as p (topic, partition, topic_id, next)
            select topic, partition, topic_id, next from ledger_position_stopped
            where topic = ? and partition = ? and acknowledged
            on conflict (topic, partition) do update set topic_id = excluded.topic_id, next = excluded.next
            """;

    private final DataSource database;
    private final JdbcOutbox outbox;
    private final Clock clock;

    TopicPositions(DataSource database, JdbcOutbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    Optional<PartitionPosition> find(String topic, int partition) {
        return Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            "select topic_id, next from ledger_position where topic = ? and partition = ?")) {
                select.setString(1, topic);
                select.setInt(2, partition);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new PartitionPosition(
                                    topic, partition, rows.getObject(1, UUID.class), rows.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * Stops a partition whose records from {@code first} on are missing, and raises the alert, once.
     *
     * @param resumeAt where reading can go on, in which topic, once an operator has acknowledged the loss
     */
    void stop(PartitionPosition stored, long first, PartitionPosition resumeAt) {
        inTransaction(connection -> {
            Instant now = clock.instant();
            try (PreparedStatement stop = connection.prepareStatement(STOP)) {
                stop.setString(1, stored.topic());
                stop.setInt(2, stored.partition());
                stop.setLong(3, first);
                stop.setLong(4, resumeAt.next());
                stop.setObject(5, resumeAt.topicId());
                stop.setObject(6, now.atOffset(ZoneOffset.UTC));
                if (stop.executeUpdate() == 1) {
                    long last = Math.max(first, Math.max(stored.next(), resumeAt.next()));
                    outbox.add(connection, List.of(LedgerNews.recordsMissing(stored, first, last, now)));
                }
            }
            return null;
        });
    }

    /** Lets a stopped partition go on, if an operator has acknowledged what is missing. */
    boolean resume(String topic, int partition) {
        return inTransaction(connection -> {
            try (PreparedStatement resume = connection.prepareStatement(RESUME);
                    PreparedStatement forget = connection.prepareStatement(
                            "delete from ledger_position_stopped where topic = ? and partition = ? and acknowledged")) {
                resume.setString(1, topic);
                resume.setInt(2, partition);
                forget.setString(1, topic);
                forget.setInt(2, partition);
                return resume.executeUpdate() + forget.executeUpdate() > 0;
            }
        });
    }

    /** An operator knows that records are missing, and wants reading to go on without them. */
    public boolean acknowledge(String topic, int partition) {
        return inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update ledger_position_stopped set acknowledged = true where topic = ? and partition = ?")) {
                update.setString(1, topic);
                update.setInt(2, partition);
                return update.executeUpdate() == 1;
            }
        });
    }

    private <T> T inTransaction(Work<T> work) {
        return Sql.reading(() -> {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.in(connection);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                }
            }
        });
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}

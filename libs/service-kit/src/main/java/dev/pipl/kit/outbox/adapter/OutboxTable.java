package dev.pipl.kit.outbox.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The relay's view of the outbox table, over its own connection in auto-commit mode. */
final class OutboxTable implements AutoCloseable {
    /** An unsent row. */
    record Row(long id, Instant createdAt, ProducerRecord<String, byte[]> message) {
        String key() {
            return message.key();
        }
    }

    /** How much waits, and since when; {@code oldest} is null when nothing does. */
    record Backlog(long rows, Instant oldest) {
        static final Backlog NOTHING = new Backlog(0, null);
    }

    private static final String UNSENT = """
            select id, topic, key, cast(headers as text), body, created_at from outbox
            where sent_at is null and key <> all (?) order by id limit ?
            """;

    private final Connection connection;

    /**
     * This session's own commits are marks and prunings. They do not wait for the disk: a mark that a crash of the server
     * takes back is an event sent once more, as after any crash between sending and marking.
     */
    OutboxTable(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit to off");
        }
    }

    /** Whether this session now is the schema's only relay; it stays so until the session ends. */
    boolean lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_try_advisory_lock(hashtextextended('outbox-relay/' || current_schema(), 20))")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Lets the active relay of another instance know that there is something to send. */
    void tellActive() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_notify('outbox_' || current_schema(), '')");
        }
    }

    /** Tells the server that this session is alive. */
    void stayAwake() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    List<Row> unsent(Collection<String> withoutKeys, int limit) throws SQLException {
        Array without = connection.createArrayOf("text", withoutKeys.toArray());
        try (PreparedStatement select = connection.prepareStatement(UNSENT)) {
            select.setArray(1, without);
            select.setInt(2, limit);
            return Rows.all(select, OutboxTable::read);
        }
    }

    void markSent(List<Long> ids, Instant at) throws SQLException {
        Array sent = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement update =
                connection.prepareStatement("update outbox set sent_at = ? where id = any (?)")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setArray(2, sent);
            update.executeUpdate();
        }
    }

    int prune(Instant sentBefore) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where sent_at < ?")) {
            delete.setObject(1, sentBefore.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*), min(created_at) from outbox where sent_at is null")) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Backlog(row.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                row.getString(2), row.getString(3), row.getString(5).getBytes(StandardCharsets.UTF_8));
        try {
            JsonNode headers = EventJson.mapper().readTree(row.getString(4));
            headers.properties()
                    .forEach(header -> message.headers()
                            .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new SQLException("outbox row " + row.getLong(1) + " has no readable headers", e);
        }
        return new Row(row.getLong(1), Instants.of(row, 6), message);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

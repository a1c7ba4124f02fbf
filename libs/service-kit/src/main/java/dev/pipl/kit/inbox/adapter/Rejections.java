package dev.pipl.kit.inbox.adapter;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.MalformedEvent;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts an event aside: a row with coordinates, hash and reason, an alert, and the offset behind it, in one commit. */
@ApplicationScoped
class Rejections {
    private static final String INSERT = """
            insert into inbox_rejection (subscription, topic, partition, "offset", event_id, event_type, value_hash,
                                         code, reason, rejected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final int REASON_MAX = 500;

    private final DataSource database;
    private final JdbcOutbox outbox;
    private final Clock clock;
    private final String service;

    Rejections(
            DataSource database,
            JdbcOutbox outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    /**
     * @param event null when the record is none
     * @param committed the offset that the reader knows to have been committed last
     * @throws DatabaseWentBack when the stored offset lies before it; nothing was put aside
     */
    void putAside(
            String subscription, ConsumerRecord<?, byte[]> record, EventEnvelope event, Throwable why, long committed)
            throws SQLException {
        try (Connection tx = database.getConnection()) {
            tx.setAutoCommit(false);
            try {
                Instant now = clock.instant();
                if (insert(tx, subscription, record, event, why, now)) {
                    outbox.add(tx, List.of(alert(subscription, record, event, now)));
                }
                move(
                        tx,
                        subscription,
                        new Delivery(record.topic(), record.partition(), List.of(), committed, record.offset() + 1));
                tx.commit();
            } catch (SQLException | RuntimeException e) {
                JdbcEffect.rollback(tx, e);
                throw e;
            }
        }
    }

    private static boolean insert(
            Connection tx,
            String subscription,
            ConsumerRecord<?, byte[]> record,
            EventEnvelope event,
            Throwable why,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            insert.setString(1, subscription);
            insert.setString(2, record.topic());
            insert.setInt(3, record.partition());
            insert.setLong(4, record.offset());
            insert.setString(5, event == null ? null : event.id());
            insert.setString(6, event == null ? null : event.type());
            insert.setString(7, sha256(record.value()));
            insert.setString(8, code(why));
            insert.setString(9, reason(why));
            insert.setObject(10, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static void move(Connection tx, String subscription, Delivery delivery) throws SQLException {
        try (PreparedStatement move = tx.prepareStatement(InboxSql.jdbc(InboxSql.MOVE_OFFSET_ON))) {
            move.setLong(1, delivery.next());
            move.setString(2, subscription);
            move.setString(3, delivery.topic());
            move.setInt(4, delivery.partition());
            move.setLong(5, delivery.committed());
            if (move.executeUpdate() == 0) {
                delivery.requireContinues(stored(tx, subscription, delivery));
            }
        }
    }

    private static Long stored(Connection tx, String subscription, Delivery delivery) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement(InboxSql.jdbc(InboxSql.LOCK_OFFSET))) {
            select.setString(1, subscription);
            select.setString(2, delivery.topic());
            select.setInt(3, delivery.partition());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private Outgoing alert(String subscription, ConsumerRecord<?, byte[]> record, EventEnvelope event, Instant now) {
        String where = record.topic() + "/" + record.partition() + "/" + record.offset();
        String id = EventIds.of("event-rejected", service, subscription, where);
        AlertRaised alert = new AlertRaised(
                id,
                BeijingCalendar.at(now),
                Severity.CRITICAL,
                "event-rejected",
                null,
                new Wording("一条平台事件无法处理，已搁置：" + where, "An event could not be processed and was put aside: " + where),
                List.of(),
                subscription + "@" + where);
        EventEnvelope envelope = EventEnvelope.of(id, URI.create("/services/" + service), now, subscription, alert);
        return new Outgoing(Topic.ALERTS, subscription, event == null ? envelope : envelope.causedBy(event.id()));
    }

    private static String code(Throwable why) {
        return why instanceof PoisonEvent poison ? poison.code() : "event-not-processable";
    }

    /** The message only where we know that it repeats nothing of the event. */
    private static String reason(Throwable why) {
        boolean harmless = why instanceof PoisonEvent || why instanceof MalformedEvent;
        String text = why.getClass().getSimpleName() + (harmless ? ": " + why.getMessage() : "");
        return text.length() > REASON_MAX ? text.substring(0, REASON_MAX) : text;
    }

    private static String sha256(byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value == null ? new byte[0] : value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

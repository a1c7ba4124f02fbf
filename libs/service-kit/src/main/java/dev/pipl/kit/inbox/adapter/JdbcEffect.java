package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.AggregateVersion;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The effect of a {@link JdbcSubscription}. */
final class JdbcEffect implements Effect {
    private static final int EVENTS_MAX = 200;

    private final JdbcSubscription subscription;
    private final DataSource database;
    private final Clock clock;

    JdbcEffect(JdbcSubscription subscription, DataSource database, Clock clock) {
        this.subscription = subscription;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int eventsMax() {
        return EVENTS_MAX;
    }

    @Override
    public List<Received> commit(Delivery delivery) throws SQLException {
        try (Connection tx = database.getConnection()) {
            tx.setAutoCommit(false);
            try {
                List<Received> effective = new ArrayList<>();
                long stored = lockOffset(tx, delivery);
                for (Received event : delivery.events()) {
                    if (event.offset() >= stored && isNew(tx, event) && isNewest(tx, event)) {
                        subscription.apply(tx, event);
                        effective.add(event);
                    }
                }
                moveOffset(tx, delivery, Math.max(stored, delivery.next()));
                tx.commit();
                return effective;
            } catch (SQLException | RuntimeException e) {
                rollback(tx, e);
                throw e;
            }
        }
    }

    static void rollback(Connection tx, Exception cause) {
        try {
            tx.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private long lockOffset(Connection tx, Delivery delivery) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement(InboxSql.jdbc(InboxSql.LOCK_OFFSET))) {
            select.setString(1, subscription.name());
            select.setString(2, delivery.topic());
            select.setInt(3, delivery.partition());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no offset row for " + delivery.topic());
                }
                return row.getLong(1);
            }
        }
    }

    private void moveOffset(Connection tx, Delivery delivery, long next) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(InboxSql.jdbc(InboxSql.MOVE_OFFSET))) {
            update.setLong(1, next);
            update.setString(2, subscription.name());
            update.setString(3, delivery.topic());
            update.setInt(4, delivery.partition());
            update.executeUpdate();
        }
    }

    private boolean isNew(Connection tx, Received event) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(InboxSql.jdbc(InboxSql.REMEMBER))) {
            insert.setString(1, subscription.name());
            insert.setString(2, event.event().source().toString());
            insert.setString(3, event.event().id());
            insert.setString(4, clock.instant().toString());
            return insert.executeUpdate() == 1;
        }
    }

    private boolean isNewest(Connection tx, Received event) throws SQLException {
        Optional<AggregateVersion> version = subscription.version(event);
        if (version.isEmpty()) {
            return true;
        }
        try (PreparedStatement advance = tx.prepareStatement(InboxSql.jdbc(InboxSql.ADVANCE_VERSION))) {
            advance.setString(1, subscription.name());
            advance.setString(2, version.get().aggregate());
            advance.setLong(3, version.get().number());
            return advance.executeUpdate() == 1;
        }
    }
}

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
                long stored = moveOffset(tx, delivery);
                for (Received event : delivery.events()) {
                    if (event.offset() >= stored && isNew(tx, event) && isNewest(tx, event)) {
                        subscription.apply(tx, event);
                        effective.add(event);
                    }
                }
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

    /** Locks the offset's row until the commit and moves it on; returns where it was. */
    private long moveOffset(Connection tx, Delivery delivery) throws SQLException {
        try (PreparedStatement move = tx.prepareStatement(InboxSql.jdbc(InboxSql.LOCK_AND_MOVE_OFFSET))) {
            move.setString(1, subscription.name());
            move.setString(2, delivery.topic());
            move.setInt(3, delivery.partition());
            move.setLong(4, delivery.next());
            move.setString(5, subscription.name());
            move.setString(6, delivery.topic());
            move.setInt(7, delivery.partition());
            move.execute();
            try (ResultSet row = move.getResultSet()) {
                if (!row.next()) {
                    throw new IllegalStateException("no offset row for " + delivery.topic());
                }
                return row.getLong(1);
            }
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

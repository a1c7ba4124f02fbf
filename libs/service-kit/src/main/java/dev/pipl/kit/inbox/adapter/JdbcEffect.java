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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    public boolean admits(List<Received> before, Received event) {
        return before.size() < EVENTS_MAX;
    }

    @Override
    public List<Received> commit(Delivery delivery) throws SQLException {
        try (Connection tx = database.getConnection()) {
            tx.setAutoCommit(false);
            try {
                List<Received> effective = new ArrayList<>();
                for (Received event : takeIn(tx, delivery)) {
                    if (isNewest(tx, event)) {
                        effective.add(event);
                    }
                }
                if (!effective.isEmpty()) {
                    subscription.applyAll(tx, effective);
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

    /**
     * Locks the offset's row until the commit, remembers what is new behind it, and moves it on, all on one way to the
     * database; returns what is new. Where the offset turns out to have gone back, all of it is rolled back.
     */
    private List<Received> takeIn(Connection tx, Delivery delivery) throws SQLException {
        Object[] sources = new Object[delivery.events().size()];
        Object[] ids = new Object[sources.length];
        Object[] offsets = new Object[sources.length];
        Map<List<String>, Received> first = new LinkedHashMap<>();
        for (int i = 0; i < sources.length; i++) {
            Received event = delivery.events().get(i);
            sources[i] = event.event().source().toString();
            ids[i] = event.event().id();
            offsets[i] = event.offset();
            first.putIfAbsent(name(event), event);
        }
        try (PreparedStatement take = tx.prepareStatement(InboxSql.TAKE_IN)) {
            int at = place(take, 1, delivery);
            take.setString(at++, subscription.name());
            take.setString(at++, clock.instant().toString());
            take.setArray(at++, tx.createArrayOf("text", sources));
            take.setArray(at++, tx.createArrayOf("text", ids));
            take.setArray(at++, tx.createArrayOf("bigint", offsets));
            at = place(take, at, delivery);
            take.setLong(at++, delivery.next());
            place(take, at, delivery);
            take.execute();
            try (ResultSet row = take.getResultSet()) {
                delivery.requireContinues(row.next() ? row.getLong(1) : null);
            }
            take.getMoreResults();
            Set<List<String>> fresh = new HashSet<>();
            try (ResultSet row = take.getResultSet()) {
                while (row.next()) {
                    fresh.add(List.of(row.getString(1), row.getString(2)));
                }
            }
            first.keySet().retainAll(fresh);
            return List.copyOf(first.values());
        }
    }

    private static List<String> name(Received event) {
        return List.of(event.event().source().toString(), event.event().id());
    }

    private int place(PreparedStatement statement, int at, Delivery delivery) throws SQLException {
        statement.setString(at, subscription.name());
        statement.setString(at + 1, delivery.topic());
        statement.setInt(at + 2, delivery.partition());
        return at + 3;
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

package dev.pipl.crossborder.year.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.year.KeyDestruction;
import dev.pipl.crossborder.year.YearLife;
import dev.pipl.crossborder.year.YearState;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The lives of years, and the proposals to destroy keys, on PostgreSQL. */
@ApplicationScoped
class PgYears {

    private static final String KEEP = """
            insert into calendar_year (year, state, version, closing) values (?, ?, ?, cast(? as jsonb))
            on conflict (year) do update
            set state = excluded.state, version = excluded.version, closing = excluded.closing
            """;
    private static final String KEEP_DESTRUCTION = """
            insert into year_key_destruction (id, year, state, proposed_at, body) values (?, ?, ?, ?, cast(? as jsonb))
            on conflict (id) do update set state = excluded.state, body = excluded.body
            """;
    private static final String DESTROY = """
            update ledger_year_key set wrapped = null, destroyed_at = ?, destroyed_under = ?
            where year = ? and wrapped is not null
            """;

    /** A key as it is kept, without the key. */
    record Key(String keyId, byte[] commitment, Instant createdAt, Instant destroyedAt) {}

    YearLife find(Connection transaction, int year) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select state, version, closing from calendar_year where year = ?")) {
            select.setInt(1, year);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new YearLife(
                                year,
                                YearState.valueOf(row.getString(1)),
                                row.getLong(2),
                                read(row.getString(3), YearLife.Closing.class))
                        : YearLife.open(year);
            }
        }
    }

    /** Keeps everyone else from changing the year, and from writing into its ledgers, until the transaction ends. */
    void lock(Connection transaction, int year) throws SQLException {
        // The number is the one the trigger on ledger_row shares.
        try (PreparedStatement lock = transaction.prepareStatement("select pg_advisory_xact_lock(1348036940, ?)")) {
            lock.setInt(1, year);
            lock.execute();
        }
    }

    void keep(Connection transaction, YearLife life) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP)) {
            upsert.setInt(1, life.year());
            upsert.setString(2, life.state().name());
            upsert.setLong(3, life.version());
            upsert.setString(4, json(life.closing()));
            upsert.executeUpdate();
        }
    }

    /** The proposal that waits, or was executed; a refused one is history. */
    Optional<KeyDestruction> destruction(Connection transaction, int year) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select body from year_key_destruction where year = ? and state <> 'REFUSED'")) {
            select.setInt(1, year);
            return Rows.first(select, row -> read(row.getString(1), KeyDestruction.class));
        }
    }

    void keep(Connection transaction, KeyDestruction destruction) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP_DESTRUCTION)) {
            upsert.setString(1, destruction.id());
            upsert.setInt(2, destruction.year());
            upsert.setString(3, destruction.stage().name());
            upsert.setObject(4, destruction.proposedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(5, json(destruction));
            upsert.executeUpdate();
        }
    }

    Optional<Key> key(Connection transaction, int year) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select key_id, commitment, created_at, destroyed_at from ledger_year_key where year = ?")) {
            select.setInt(1, year);
            return Rows.first(
                    select, row -> new Key(row.getString(1), row.getBytes(2), instant(row, 3), instant(row, 4)));
        }
    }

    void destroyKey(Connection transaction, KeyDestruction executed) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(DESTROY)) {
            update.setObject(1, executed.decidedAt().atOffset(ZoneOffset.UTC));
            update.setString(2, executed.id());
            update.setInt(3, executed.year());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the key of " + executed.year() + " is not there");
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String json(Object value) {
        return value == null ? null : EventJson.mapper().valueToTree(value).toString();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " is unreadable", e);
        }
    }
}

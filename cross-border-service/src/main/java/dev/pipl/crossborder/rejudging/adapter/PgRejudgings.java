package dev.pipl.crossborder.rejudging.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.rejudging.Difference;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Re-judgings and their differences on PostgreSQL. */
@ApplicationScoped
class PgRejudgings {

    private static final String KEEP = """
            insert into rejudging (id, state, requested_at, body) values (?, ?, ?, cast(? as jsonb))
            on conflict (id) do update set state = excluded.state, body = excluded.body
            """;
    private static final String NEXT = """
            select id from rejudging where state = 'RUNNING' and not (id = any(?)) order by requested_at, id limit 1
            for update skip locked
            """;
    private static final String KEEP_DIFFERENCE = """
            insert into rejudging_difference (rejudging_id, handler_id, year, body) values (?, ?, ?, cast(? as jsonb))
            on conflict (rejudging_id, handler_id, year) do update set body = excluded.body
            """;
    private static final String HANDLERS = """
            from ledger_row where year = ? and sequence = 1 and handler_id > ?
            and (cast(? as text[]) is null or handler_id = any (cast(? as text[])))
            """;

    void keep(Connection transaction, Rejudging rejudging) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP)) {
            upsert.setString(1, rejudging.id());
            upsert.setString(2, rejudging.state().name());
            upsert.setObject(3, rejudging.requestedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(4, json(rejudging));
            upsert.executeUpdate();
        }
    }

    Optional<Rejudging> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body from rejudging where id = ?")) {
            select.setString(1, id);
            return Rows.first(select, row -> read(row.getString(1), Rejudging.class));
        }
    }

    /** The oldest one that is not at its end, kept from other instances until the transaction ends. */
    Optional<String> next(Connection transaction, Set<String> without) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
            select.setArray(1, transaction.createArrayOf("text", without.toArray()));
            return Rows.first(select, row -> row.getString(1));
        }
    }

    /** How many handlers it is about. */
    long handlers(Connection connection, int year, List<String> handlerIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) " + HANDLERS)) {
            return handlers(connection, select, year, "", handlerIds)
                    .map(Long::parseLong)
                    .orElse(0L);
        }
    }

    /** The handler that follows. */
    Optional<String> handlerAfter(Connection connection, Rejudging rejudging) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select handler_id " + HANDLERS + " order by handler_id limit 1")) {
            String after = rejudging.lastHandlerId() == null ? "" : rejudging.lastHandlerId();
            return handlers(connection, select, rejudging.year(), after, rejudging.handlerIds());
        }
    }

    void keep(Connection transaction, String rejudgingId, Difference difference) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(KEEP_DIFFERENCE)) {
            insert.setString(1, rejudgingId);
            insert.setString(2, difference.handlerId());
            insert.setInt(3, difference.year());
            insert.setString(4, json(difference));
            insert.executeUpdate();
        }
    }

    List<Difference> differences(Connection connection, String rejudgingId, String afterHandlerId, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select body from rejudging_difference where rejudging_id = ? and handler_id > ?
                order by handler_id limit ?
                """)) {
            select.setString(1, rejudgingId);
            select.setString(2, afterHandlerId);
            select.setInt(3, limit);
            return Rows.all(select, row -> read(row.getString(1), Difference.class));
        }
    }

    /** The rules that were applied last; empty before any were noted. */
    Optional<String> appliedVersion(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select version from rule_version_applied order by applied_at desc, version desc limit 1")) {
            return Rows.first(select, row -> row.getString(1));
        }
    }

    /** Whether rules were noted at a later time than that: the clock was ahead, and has nothing to tell until it is there again. */
    boolean isAheadOf(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select exists (select from rule_version_applied where applied_at > ?)")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** @return false if another instance noted it */
    boolean applied(Connection transaction, String version, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into rule_version_applied (version, applied_at) values (?, ?)
                on conflict (version) do update set applied_at = excluded.applied_at
                where rule_version_applied.applied_at < excluded.applied_at
                """)) {
            insert.setString(1, version);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<String> handlers(
            Connection connection, PreparedStatement select, int year, String after, List<String> handlerIds)
            throws SQLException {
        Array only = handlerIds == null ? null : connection.createArrayOf("text", handlerIds.toArray());
        select.setInt(1, year);
        select.setString(2, after);
        select.setArray(3, only);
        select.setArray(4, only);
        return Rows.first(select, row -> row.getString(1));
    }

    private static String json(Object value) {
        return EventJson.mapper().valueToTree(value).toString();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " is unreadable", e);
        }
    }
}

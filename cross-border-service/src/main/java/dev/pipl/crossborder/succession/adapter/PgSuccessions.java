package dev.pipl.crossborder.succession.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.succession.Succession;
import dev.pipl.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Successions on PostgreSQL. */
@ApplicationScoped
class PgSuccessions {

    private static final String KEEP = """
            insert into succession
              (id, predecessor_id, successor_id, effective_on, kind, state, proposed_at, body)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (id) do update set state = excluded.state, body = excluded.body
            """;

    void keep(Connection transaction, Succession succession) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP)) {
            upsert.setString(1, succession.id());
            upsert.setString(2, succession.predecessorId());
            upsert.setString(3, succession.successorId());
            upsert.setObject(4, succession.effectiveOn());
            upsert.setString(5, succession.kind().name());
            upsert.setString(6, succession.state().name());
            upsert.setObject(7, succession.proposedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(8, EventJson.mapper().valueToTree(succession).toString());
            upsert.executeUpdate();
        }
    }

    Optional<Succession> find(Connection connection, String id) throws SQLException {
        return select(connection, "where id = ?", id).stream().findFirst();
    }

    /** Kept from everyone else until the transaction ends. */
    Optional<Succession> lock(Connection transaction, String id) throws SQLException {
        return select(transaction, "where id = ? for update", id).stream().findFirst();
    }

    /** All successions of a predecessor; whoever asks for them keeps others from adding one meanwhile. */
    List<Succession> ofPredecessor(Connection transaction, String predecessorId) throws SQLException {
        try (PreparedStatement lock =
                transaction.prepareStatement("select pg_advisory_xact_lock(hashtext('succession'), hashtext(?))")) {
            lock.setString(1, predecessorId);
            lock.execute();
        }
        return select(transaction, "where predecessor_id = ? and state <> 'REFUSED'", predecessorId);
    }

    /** The next one whose day has come and that is not at its end; kept from everyone else. */
    Optional<String> due(Connection transaction, LocalDate today, Set<String> without) throws SQLException {
        return next(
                transaction,
                "where state = 'APPROVED' and effective_on <= ? and not (id = any(?)) order by effective_on, id",
                today,
                without);
    }

    /** The next one at its end, after that one; kept from everyone else. */
    Optional<String> doneAfter(Connection transaction, String id, Set<String> without) throws SQLException {
        return next(transaction, "where state = 'DONE' and id > ? and not (id = any(?)) order by id", id, without);
    }

    private static Optional<String> next(Connection transaction, String where, Object from, Set<String> without)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select id from succession " + where + " limit 1 for update skip locked")) {
            select.setObject(1, from);
            select.setArray(2, transaction.createArrayOf("text", without.toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<Succession> select(Connection connection, String where, Object... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body from succession " + where)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Succession> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(EventJson.mapper().readValue(rows.getString(1), Succession.class));
                }
                return found;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a stored succession is unreadable", e);
            }
        }
    }
}

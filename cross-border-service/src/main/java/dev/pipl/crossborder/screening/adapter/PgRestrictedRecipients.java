package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list's table, with all versions of its entries. */
@ApplicationScoped
public class PgRestrictedRecipients {

    /**
     * Technical: who adds to the list waits for recipients that are just being registered, and the other way round, so that
     * one of the two always sees the other.
     */
    private static final long LIST_AND_RECIPIENTS = 4_242_001L;

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT = """
            insert into restricted_recipient (version, provision, country, announcement, announced_at, lifted_at, allowed,
              body, said_as, id, created_at)
            values (?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, ?) on conflict (said_as) do nothing
            """;
    private static final String UPDATE = """
            update restricted_recipient set version = ?, provision = ?, country = ?, announcement = ?, announced_at = ?,
              lifted_at = ?, allowed = cast(? as jsonb), body = cast(? as jsonb), said_as = ?
            where id = ?
            """;
    private static final String VERSION = """
            insert into restricted_recipient_version (id, version, entry, changed_at, changed_by)
            values (?, ?, cast(? as jsonb), ?, ?)
            """;
    private static final String FIND = "select " + EntryRow.COLUMNS + " from restricted_recipient where id = ?";
    private static final String LIST = "select " + EntryRow.COLUMNS
            + ", ordinal from restricted_recipient where ordinal > ? order by ordinal limit ?";
    private static final String NAMED =
            "select " + EntryRow.COLUMNS + " from restricted_recipient where provision = 'PIPL-42'";
    private static final String OF_COUNTRY =
            "select " + EntryRow.COLUMNS + " from restricted_recipient where provision = 'PIPL-43' and country = ?";
    private static final String VERSIONS = """
            select entry from restricted_recipient_version where id = ? and version > ? order by version limit ?
            """;

    /** Waits until no recipient is just being registered, and keeps others waiting until the transaction ends. */
    void closeToRecipients(Connection transaction) throws SQLException {
        advisoryLock(transaction, "select pg_advisory_xact_lock(?)");
    }

    /** Waits until nothing is just being added to the list. */
    void closeToEntries(Connection transaction) throws SQLException {
        advisoryLock(transaction, "select pg_advisory_xact_lock_shared(?)");
    }

    private static void advisoryLock(Connection transaction, String sql) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(sql)) {
            lock.setLong(1, LIST_AND_RECIPIENTS);
            lock.execute();
        }
    }

    /**
     * Adds an entry.
     *
     * @throws Refusal 409 {@code restricted-recipient-listed}
     */
    void insert(Connection transaction, RestrictedRecipient entry, String subject) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            EntryRow.write(insert, entry);
            insert.setString(10, entry.id());
            insert.setObject(11, Instants.utc(entry.createdAt()));
            if (insert.executeUpdate() == 0) {
                throw new Refusal(ScreeningProblem.RESTRICTED_RECIPIENT_LISTED);
            }
        }
        addVersion(transaction, entry, entry.createdAt(), subject);
    }

    /**
     * Writes the next version of an entry that is locked.
     *
     * @throws Refusal 409 {@code restricted-recipient-listed} where another entry says the same
     */
    void update(Connection transaction, RestrictedRecipient entry, Instant at, String subject) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            EntryRow.write(update, entry);
            update.setString(10, entry.id());
            update.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new Refusal(ScreeningProblem.RESTRICTED_RECIPIENT_LISTED);
            }
            throw e;
        }
        addVersion(transaction, entry, at, subject);
    }

    private static void addVersion(Connection transaction, RestrictedRecipient entry, Instant at, String subject)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(VERSION)) {
            insert.setString(1, entry.id());
            insert.setLong(2, entry.version());
            insert.setString(3, EntryRow.text(RestrictedRecipientView.of(entry)));
            insert.setObject(4, Instants.utc(at));
            insert.setString(5, subject);
            insert.executeUpdate();
        }
    }

    Optional<RestrictedRecipient> find(Connection connection, String id) throws SQLException {
        return entries(connection, FIND, id).stream().findFirst();
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    Optional<RestrictedRecipient> lock(Connection transaction, String id) throws SQLException {
        return entries(transaction, FIND + " for update", id).stream().findFirst();
    }

    /** Every measure against a name, lifted ones too. */
    List<RestrictedRecipient> named(Connection connection) throws SQLException {
        return entries(connection, NAMED, null);
    }

    /** Every measure against that country, lifted ones too. */
    List<RestrictedRecipient> ofCountry(Connection connection, String country) throws SQLException {
        return entries(connection, OF_COUNTRY, country);
    }

    private static List<RestrictedRecipient> entries(Connection connection, String sql, String parameter)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setString(1, parameter);
            }
            return Rows.all(select, EntryRow::read);
        }
    }

    /** The list after that place, oldest entry first. */
    List<Placed<RestrictedRecipient>> list(Connection connection, long afterOrdinal, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setLong(1, afterOrdinal);
            select.setInt(2, limit);
            return Rows.all(select, row -> new Placed<>(EntryRow.read(row), row.getLong("ordinal")));
        }
    }

    /** The versions of an entry after that one, oldest first. */
    List<JsonNode> versions(Connection connection, String id, long afterVersion, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(VERSIONS)) {
            select.setString(1, id);
            select.setLong(2, afterVersion);
            select.setInt(3, limit);
            return Rows.all(select, row -> version(row.getString("entry")));
        }
    }

    private static JsonNode version(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored version of an entry is unreadable", e);
        }
    }
}

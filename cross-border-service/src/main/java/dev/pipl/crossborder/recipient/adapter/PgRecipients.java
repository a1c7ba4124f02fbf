package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.Bilingual;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The recipients' newest versions. There is no memory in front: a change made through another instance must be seen by
 * the next batch of transfers, and one look for a batch costs less than to know that a memory is fresh.
 */
@ApplicationScoped
public class PgRecipients implements Recipients {

    private static final String COLUMNS = "id, handler_id, version, name_zh, name_en, name_local,"
            + " country, greater_bay_area, foreign_authority, contact, created_at";
    private static final String FIND = "select " + COLUMNS + " from recipient where id = ?";
    private static final String FIND_ALL = "select " + COLUMNS + " from recipient where id = any (?)";
    private static final String LIST = "select " + COLUMNS
            + ", ordinal from recipient where handler_id = ? and ordinal > ? order by ordinal limit ?";
    private static final String INSERT = "insert into recipient (" + COLUMNS
            + ", created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)";

    private static final String UPDATE = """
            update recipient set version = ?, name_zh = ?, name_en = ?, name_local = ?, country = ?, greater_bay_area = ?,
              foreign_authority = ?, contact = cast(? as jsonb)
            where id = ? and version = ?
            """;
    private static final String REGISTERED = "select r.*, coalesce(v.changed_by, r.created_by) as changed_by"
            + " from recipient r left join recipient_version v on v.recipient_id = r.id and v.version = r.version where r.ordinal > ?";
    private static final String AFTER = REGISTERED + " order by r.ordinal limit ?";
    private static final String AFTER_IN_COUNTRY = REGISTERED + " and r.country = ? order by r.ordinal limit ?";

    private final DataSource database;

    PgRecipients(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Recipient> find(String recipientId) {
        try (Connection connection = database.getConnection()) {
            return find(connection, recipientId, "");
        } catch (SQLException e) {
            throw new LedgerUnavailable("the recipients cannot be read", e);
        }
    }

    @Override
    public Map<String, Recipient> findAll(Collection<String> recipientIds) {
        if (recipientIds.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND_ALL)) {
            select.setArray(1, connection.createArrayOf("text", recipientIds.toArray()));
            Map<String, Recipient> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Recipient recipient = recipient(row);
                    found.put(recipient.id(), recipient);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the recipients cannot be read", e);
        }
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    Optional<Recipient> lock(Connection transaction, String recipientId) throws SQLException {
        return find(transaction, recipientId, " for update");
    }

    private static Optional<Recipient> find(Connection connection, String recipientId, String locking)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + locking)) {
            select.setString(1, recipientId);
            return Rows.first(select, PgRecipients::recipient);
        }
    }

    /** The handler's recipients after that place, oldest first. */
    List<Placed<Recipient>> list(String handlerId, long afterOrdinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(recipient(row), row.getLong("ordinal")));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the recipients cannot be read", e);
        }
    }

    void insert(Connection transaction, Recipient recipient, String createdBy) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, recipient.id());
            insert.setString(2, recipient.handlerId());
            insert.setLong(3, recipient.version());
            insert.setString(4, recipient.name().zh());
            insert.setString(5, recipient.name().en());
            insert.setString(6, recipient.localName().orElse(null));
            insert.setString(7, recipient.country());
            insert.setBoolean(8, recipient.greaterBayArea());
            insert.setBoolean(9, recipient.foreignAuthority());
            insert.setString(10, recipient.contact().map(JsonNode::toString).orElse(null));
            insert.setObject(11, recipient.createdAt().atOffset(ZoneOffset.UTC));
            insert.setString(12, createdBy);
            insert.executeUpdate();
        }
    }

    void update(Connection transaction, Recipient recipient) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            update.setLong(1, recipient.version());
            update.setString(2, recipient.name().zh());
            update.setString(3, recipient.name().en());
            update.setString(4, recipient.localName().orElse(null));
            update.setString(5, recipient.country());
            update.setBoolean(6, recipient.greaterBayArea());
            update.setBoolean(7, recipient.foreignAuthority());
            update.setString(8, recipient.contact().map(JsonNode::toString).orElse(null));
            update.setString(9, recipient.id());
            update.setLong(10, recipient.version() - 1);
            if (update.executeUpdate() != 1) {
                throw new SQLException("a locked recipient was changed by somebody else");
            }
        }
    }

    /**
     * A recipient in the order of registration.
     *
     * @param namedBy who said what its newest version says
     */
    public record Registered(Recipient recipient, long ordinal, String namedBy) {}

    /**
     * The recipients of all handlers after that place, in the order of registration.
     *
     * @param country only those of that country; empty for all
     */
    public List<Registered> after(Connection connection, long ordinal, Optional<String> country, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(country.isPresent() ? AFTER_IN_COUNTRY : AFTER)) {
            int next = 1;
            select.setLong(next++, ordinal);
            if (country.isPresent()) {
                select.setString(next++, country.get());
            }
            select.setInt(next, limit);
            return Rows.all(
                    select, row -> new Registered(recipient(row), row.getLong("ordinal"), row.getString("changed_by")));
        }
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getString("id"),
                row.getString("handler_id"),
                row.getLong("version"),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                Optional.ofNullable(row.getString("name_local")),
                row.getString("country"),
                row.getBoolean("greater_bay_area"),
                row.getBoolean("foreign_authority"),
                Optional.ofNullable(row.getString("contact")).map(PgRecipients::json),
                Instants.of(row, "created_at"));
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored contact is unreadable", e);
        }
    }
}

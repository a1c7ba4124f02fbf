package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.events.EventJson;
import dev.pipl.law.Bilingual;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The recipients' table, with a memory in front: a recipient's row never changes after its insertion. */
@ApplicationScoped
public class PgRecipients implements Recipients {

    private static final int REMEMBERED_MAX = 50_000;
    private static final String COLUMNS = "id, handler_id, version, name_zh, name_en, name_local,"
            + " country, greater_bay_area, foreign_authority, contact, created_at";
    private static final String FIND = "select " + COLUMNS + " from recipient where id = ?";
    private static final String LIST = "select " + COLUMNS
            + ", ordinal from recipient where handler_id = ? and ordinal > ? order by ordinal limit ?";
    private static final String INSERT = "insert into recipient (" + COLUMNS
            + ", created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)";

    private final DataSource database;
    private final ConcurrentHashMap<String, Recipient> remembered = new ConcurrentHashMap<>();

    PgRecipients(DataSource database) {
        this.database = database;
    }

    /** A recipient with its place in the handler's list. */
    record Listed(Recipient recipient, long ordinal) {}

    @Override
    public Optional<Recipient> find(String recipientId) {
        Recipient known = remembered.get(recipientId);
        if (known != null) {
            return Optional.of(known);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, recipientId);
            try (ResultSet row = select.executeQuery()) {
                Optional<Recipient> found = row.next() ? Optional.of(recipient(row)) : Optional.empty();
                found.ifPresent(this::remember);
                return found;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the recipients cannot be read", e);
        }
    }

    private void remember(Recipient recipient) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(recipient.id(), recipient);
    }

    /** The handler's recipients after that place, oldest first. */
    List<Listed> list(String handlerId, long afterOrdinal, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            List<Listed> listed = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    listed.add(new Listed(recipient(row), row.getLong("ordinal")));
                }
            }
            return listed;
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
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored contact is unreadable", e);
        }
    }
}

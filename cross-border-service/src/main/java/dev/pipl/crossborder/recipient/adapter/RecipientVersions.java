package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** What was said of a recipient, version by version. */
@ApplicationScoped
public class RecipientVersions {

    private static final String INSERT = """
            insert into recipient_version (recipient_id, version, said, changed_at, changed_by)
            values (?, ?, cast(? as jsonb), ?, ?)
            """;
    private static final String LIST = """
            select said, changed_at from recipient_version where recipient_id = ? and version > ? order by version limit ?
            """;

    private final DataSource database;

    RecipientVersions(DataSource database) {
        this.database = database;
    }

    void add(Connection transaction, Recipient recipient, Instant at, String subject) throws SQLException {
        ObjectNode said = EventJson.mapper().valueToTree(RecipientView.of(recipient));
        said.remove("createdAt");
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, recipient.id());
            insert.setLong(2, recipient.version());
            insert.setString(3, said.toString());
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setString(5, subject);
            insert.executeUpdate();
        }
    }

    /** The versions after that one, oldest first. */
    List<ObjectNode> list(String recipientId, long afterVersion, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setString(1, recipientId);
            select.setLong(2, afterVersion);
            select.setInt(3, limit);
            return Rows.all(select, RecipientVersions::version);
        }
    }

    private static ObjectNode version(ResultSet row) throws SQLException {
        String changedAt = BeijingCalendar.at(Instants.of(row, "changed_at")).toString();
        return json(row.getString("said")).put("changedAt", changedAt);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recipient is unreadable", e);
        }
    }
}

package dev.pipl.crossborder.notice.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.notice.IssuedNotice;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.notice.NoticeText;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The notices' table. */
@ApplicationScoped
public class PgNotices implements Notices {

    private static final String COLUMNS = "id, handler_id, recipient_id, version, told, known_from, withdrawn_at,"
            + " withdrawal_reason, created_at, ordinal";
    private static final String OF_HANDLER =
            "select " + COLUMNS + " from notice where handler_id = ? and ordinal > ? order by ordinal limit ?";
    private static final String FIND = "select " + COLUMNS + " from notice where id = ?";
    private static final String INSERT = """
            insert into notice (id, handler_id, recipient_id, version, told, known_from, created_at, created_by)
            values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """;
    private static final String WITHDRAW = """
            update notice set version = ?, withdrawn_at = ?, withdrawal_reason = ? where id = ? and version = ?
            """;

    private final DataSource database;

    PgNotices(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Notice> of(String handlerId) {
        return list(handlerId, 0, Integer.MAX_VALUE).stream()
                .map(listed -> listed.item().notice())
                .toList();
    }

    /** The handler's notices after that place, oldest first. */
    List<Placed<IssuedNotice>> list(String handlerId, long afterOrdinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HANDLER)) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(notice(row), row.getLong("ordinal")));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the notices cannot be read", e);
        }
    }

    Optional<IssuedNotice> find(String id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, id, "");
        } catch (SQLException e) {
            throw new LedgerUnavailable("the notices cannot be read", e);
        }
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    Optional<IssuedNotice> lock(Connection transaction, String id) throws SQLException {
        return find(transaction, id, " for update");
    }

    private static Optional<IssuedNotice> find(Connection connection, String id, String locking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + locking)) {
            select.setString(1, id);
            return Rows.first(select, PgNotices::notice);
        }
    }

    void insert(Connection transaction, IssuedNotice notice, String createdBy) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, notice.id());
            insert.setString(2, notice.handlerId());
            insert.setString(3, notice.recipientId());
            insert.setLong(4, notice.version());
            insert.setString(5, EventJson.mapper().valueToTree(notice.text()).toString());
            insert.setObject(6, Instants.utc(notice.from()));
            insert.setObject(7, Instants.utc(notice.createdAt()));
            insert.setString(8, createdBy);
            insert.executeUpdate();
        }
    }

    void withdraw(Connection transaction, IssuedNotice withdrawn) throws SQLException {
        IssuedNotice.Withdrawal withdrawal = withdrawn.withdrawal().orElseThrow();
        try (PreparedStatement update = transaction.prepareStatement(WITHDRAW)) {
            update.setLong(1, withdrawn.version());
            update.setObject(2, Instants.utc(withdrawal.at()));
            update.setString(3, withdrawal.reason());
            update.setString(4, withdrawn.id());
            update.setLong(5, withdrawn.version() - 1);
            if (update.executeUpdate() != 1) {
                throw new SQLException("a locked notice was changed by somebody else");
            }
        }
    }

    private static IssuedNotice notice(ResultSet row) throws SQLException {
        Optional<Instant> withdrawnAt = Instants.ifAny(row, "withdrawn_at");
        String reason = row.getString("withdrawal_reason");
        return new IssuedNotice(
                row.getString("id"),
                row.getString("handler_id"),
                row.getString("recipient_id"),
                row.getLong("version"),
                text(row.getString("told")),
                Instants.of(row, "known_from"),
                withdrawnAt.map(at -> new IssuedNotice.Withdrawal(at, reason)),
                Instants.of(row, "created_at"));
    }

    private static NoticeText text(String json) {
        try {
            return EventJson.mapper().readValue(json, NoticeText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored notice is unreadable", e);
        }
    }
}

package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.crossborder.screening.RecordedApproval;
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

/** The approvals' table. */
@ApplicationScoped
public class PgAuthorityApprovals implements AuthorityApprovals {

    private static final String COLUMNS =
            "id, handler_id, recipient_id, version, state, authority, reference, purposes,"
                    + " valid_from, valid_until, created_at, proposed_by, decided_at, decided_by, reason, ordinal";
    private static final String OF_HANDLER = "select " + COLUMNS
            + " from authority_approval where handler_id = ? and ordinal > ? order by ordinal limit ?";
    private static final String FIND = "select " + COLUMNS + " from authority_approval where id = ?";
    private static final String INSERT = """
            insert into authority_approval (id, handler_id, recipient_id, version, state, authority, reference, purposes,
              valid_from, valid_until, created_at, proposed_by)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
            """;
    private static final String DECIDE = """
            update authority_approval set version = ?, state = ?, decided_at = ?, decided_by = ?, reason = ?
            where id = ? and version = ?
            """;

    private final DataSource database;

    PgAuthorityApprovals(DataSource database) {
        this.database = database;
    }

    @Override
    public List<AuthorityApproval> of(String handlerId) {
        return list(handlerId, 0, Integer.MAX_VALUE).stream()
                .flatMap(listed -> listed.item().approval().stream())
                .toList();
    }

    /** The handler's approvals after that place, oldest first, whatever their state. */
    List<Placed<RecordedApproval>> list(String handlerId, long afterOrdinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HANDLER)) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(approval(row), row.getLong("ordinal")));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the approvals cannot be read", e);
        }
    }

    Optional<RecordedApproval> find(String id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, id, "");
        } catch (SQLException e) {
            throw new LedgerUnavailable("the approvals cannot be read", e);
        }
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    Optional<RecordedApproval> lock(Connection transaction, String id) throws SQLException {
        return find(transaction, id, " for update");
    }

    private static Optional<RecordedApproval> find(Connection connection, String id, String locking)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + locking)) {
            select.setString(1, id);
            return Rows.first(select, PgAuthorityApprovals::approval);
        }
    }

    void insert(Connection transaction, RecordedApproval approval) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, approval.id());
            insert.setString(2, approval.handlerId());
            insert.setString(3, approval.recipientId());
            insert.setLong(4, approval.version());
            insert.setString(5, approval.state().name());
            insert.setString(6, approval.authority());
            insert.setString(7, approval.reference());
            insert.setString(
                    8, EventJson.mapper().valueToTree(approval.purposes()).toString());
            insert.setObject(9, Instants.utc(approval.from()));
            insert.setObject(10, approval.until().map(Instants::utc).orElse(null));
            insert.setObject(11, Instants.utc(approval.createdAt()));
            insert.setString(12, approval.proposedBy());
            insert.executeUpdate();
        }
    }

    void decide(Connection transaction, RecordedApproval decided) throws SQLException {
        RecordedApproval.Decision decision = decided.decision().orElseThrow();
        try (PreparedStatement update = transaction.prepareStatement(DECIDE)) {
            update.setLong(1, decided.version());
            update.setString(2, decided.state().name());
            update.setObject(3, Instants.utc(decision.at()));
            update.setString(4, decision.by());
            update.setString(5, decision.reason().orElse(null));
            update.setString(6, decided.id());
            update.setLong(7, decided.version() - 1);
            if (update.executeUpdate() != 1) {
                throw new SQLException("a locked approval was changed by somebody else");
            }
        }
    }

    private static RecordedApproval approval(ResultSet row) throws SQLException {
        Optional<Instant> decidedAt = Instants.ifAny(row, "decided_at");
        String decidedBy = row.getString("decided_by");
        Optional<String> reason = Optional.ofNullable(row.getString("reason"));
        return new RecordedApproval(
                row.getString("id"),
                row.getString("handler_id"),
                row.getString("recipient_id"),
                row.getLong("version"),
                RecordedApproval.State.valueOf(row.getString("state")),
                row.getString("authority"),
                row.getString("reference"),
                texts(row.getString("purposes")),
                Instants.of(row, "valid_from"),
                Instants.ifAny(row, "valid_until"),
                Instants.of(row, "created_at"),
                row.getString("proposed_by"),
                decidedAt.map(at -> new RecordedApproval.Decision(at, decidedBy, reason)));
    }

    private static List<String> texts(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored approval is unreadable", e);
        }
    }
}

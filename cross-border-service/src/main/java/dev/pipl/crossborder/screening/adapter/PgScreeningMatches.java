package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.screening.ScreenNames;
import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The matches' table. */
@ApplicationScoped
public class PgScreeningMatches {

    private static final int SCORE_DIGITS = 3;

    private static final String COLUMNS =
            "id, handler_id, recipient_id, recipient_version, recipient_named_by, entry_id,"
                    + " entry_version, certainty, score, recipient_name, listed_name, version, state, found_at, decided_at,"
                    + " decided_by, reason, ordinal";
    private static final String INSERT = """
            insert into screening_match (id, handler_id, recipient_id, recipient_version, recipient_wording,
              recipient_named_by, entry_id, entry_version, entry_wording, certainty, score, recipient_name, listed_name,
              version, state, found_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (recipient_id, entry_id, recipient_wording, entry_wording) do nothing
            """;
    private static final String FIND = "select " + COLUMNS + " from screening_match where id = ?";
    private static final String OF_HANDLER = "select " + COLUMNS + " from screening_match where handler_id = ?"
            + " and ordinal > ? and (cast(? as text) is null or state = ?) order by ordinal limit ?";
    private static final String DECIDE = """
            update screening_match set version = ?, state = ?, decided_at = ?, decided_by = ?, reason = ? where id = ?
            """;

    /**
     * Keeps a new match.
     *
     * @return false where the same names have been matched before: what was decided then stands
     */
    boolean insert(Connection transaction, ScreeningMatch match, String recipientWording, String entryWording)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, match.id());
            insert.setString(2, match.handlerId());
            insert.setString(3, match.recipientId());
            insert.setLong(4, match.recipientVersion());
            insert.setString(5, recipientWording);
            insert.setString(6, match.recipientNamedBy());
            insert.setString(7, match.entryId());
            insert.setLong(8, match.entryVersion());
            insert.setString(9, entryWording);
            insert.setString(10, match.hit().certainty().name());
            insert.setBigDecimal(
                    11, BigDecimal.valueOf(match.hit().score()).setScale(SCORE_DIGITS, RoundingMode.HALF_UP));
            insert.setString(12, match.hit().recipientName());
            insert.setString(13, match.hit().listedName());
            insert.setLong(14, match.version());
            insert.setString(15, match.state().name());
            insert.setObject(16, Instants.utc(match.foundAt()));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<ScreeningMatch> find(Connection connection, String id) throws SQLException {
        return find(connection, id, "");
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    Optional<ScreeningMatch> lock(Connection transaction, String id) throws SQLException {
        return find(transaction, id, " for update");
    }

    private static Optional<ScreeningMatch> find(Connection connection, String id, String locking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + locking)) {
            select.setString(1, id);
            return Rows.first(select, PgScreeningMatches::match);
        }
    }

    /** The handler's matches after that place, oldest first; all states where {@code state} is empty. */
    List<Placed<ScreeningMatch>> list(
            Connection connection, String handlerId, Optional<ScreeningMatch.State> state, long afterOrdinal, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_HANDLER)) {
            String only = state.map(Enum::name).orElse(null);
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setString(3, only);
            select.setString(4, only);
            select.setInt(5, limit);
            return Rows.all(select, row -> new Placed<>(match(row), row.getLong("ordinal")));
        }
    }

    /** Writes the decision on a match that is locked. */
    void decide(Connection transaction, ScreeningMatch decided) throws SQLException {
        ScreeningMatch.Decision decision = decided.decision().orElseThrow();
        try (PreparedStatement update = transaction.prepareStatement(DECIDE)) {
            update.setLong(1, decided.version());
            update.setString(2, decided.state().name());
            update.setObject(3, Instants.utc(decision.at()));
            update.setString(4, decision.by());
            update.setString(5, decision.reason());
            update.setString(6, decided.id());
            update.executeUpdate();
        }
    }

    private static ScreeningMatch match(ResultSet row) throws SQLException {
        String decidedBy = row.getString("decided_by");
        String reason = row.getString("reason");
        return new ScreeningMatch(
                row.getString("id"),
                row.getString("handler_id"),
                row.getString("recipient_id"),
                row.getLong("recipient_version"),
                row.getString("recipient_named_by"),
                row.getString("entry_id"),
                row.getLong("entry_version"),
                new ScreenNames.Hit(
                        ScreenNames.Certainty.valueOf(row.getString("certainty")),
                        row.getBigDecimal("score").doubleValue(),
                        row.getString("recipient_name"),
                        row.getString("listed_name")),
                row.getLong("version"),
                ScreeningMatch.State.valueOf(row.getString("state")),
                Instants.of(row, "found_at"),
                Instants.ifAny(row, "decided_at").map(at -> new ScreeningMatch.Decision(at, decidedBy, reason)));
    }
}

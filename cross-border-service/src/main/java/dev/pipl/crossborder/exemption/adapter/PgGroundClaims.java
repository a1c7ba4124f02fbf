package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.crossborder.exemption.ExemptionProblem;
import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.ExemptionGround;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The claims' table. */
@ApplicationScoped
public class PgGroundClaims implements GroundApprovals {

    private static final String COLUMNS = "id, handler_id, version, state, ground, evidence, body, ordinal";
    private static final String INSERT = """
            insert into ground_claim (id, handler_id, ground, evidence, state, version, body)
            values (?, ?, ?, ?, ?, ?, cast(? as jsonb)) on conflict do nothing
            """;
    private static final String UPDATE = """
            update ground_claim set state = ?, version = ?, lost_from = ?, never_met = ?, body = cast(? as jsonb)
            where id = ?
            """;
    private static final String CLAIMED =
            "select 1 from ground_claim where handler_id = ? and ground = ? and md5(evidence) = md5(?) and evidence = ? ";
    private static final String IS_APPROVED =
            CLAIMED + "and body -> 'decision' ->> 'approved' = 'true' and not never_met";
    private static final String IS_LOST = CLAIMED + "and (state = 'REFUSED' or never_met or lost_from <= ?)";

    private final DataSource database;

    PgGroundClaims(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean isApproved(String handlerId, ExemptionGround ground, String evidence) {
        return is(IS_APPROVED, handlerId, ground.name(), evidence, evidence);
    }

    @Override
    public boolean isLost(String handlerId, ExemptionGround ground, String evidence, LocalDate on) {
        return is(IS_LOST, handlerId, ground.name(), evidence, evidence, on);
    }

    private boolean is(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** 409 where the handler has claimed this ground with this evidence before. */
    void insert(Connection transaction, ClaimedGround claim) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, claim.id());
            insert.setString(2, claim.handlerId());
            insert.setString(3, claim.ground().name());
            insert.setString(4, claim.evidence());
            insert.setString(5, claim.state().name());
            insert.setLong(6, claim.version());
            insert.setString(7, ClaimBody.json(claim));
            if (insert.executeUpdate() == 0) {
                throw new Refusal(ExemptionProblem.GROUND_CLAIMED);
            }
        }
    }

    void update(Connection transaction, ClaimedGround claim) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            update.setString(1, claim.state().name());
            update.setLong(2, claim.version());
            update.setObject(3, claim.loss().map(ClaimedGround.Loss::from).orElse(null));
            update.setBoolean(4, claim.loss().map(ClaimedGround.Loss::neverMet).orElse(false));
            update.setString(5, ClaimBody.json(claim));
            update.setString(6, claim.id());
            update.executeUpdate();
        }
    }

    /** The claim, or 404. */
    ClaimedGround get(String id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, id, "").orElseThrow(PgGroundClaims::unknown);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** For a change in that transaction: nobody else changes it meanwhile. */
    ClaimedGround lock(Connection transaction, String id) throws SQLException {
        return find(transaction, id, " for update").orElseThrow(PgGroundClaims::unknown);
    }

    private static Optional<ClaimedGround> find(Connection connection, String id, String locking) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from ground_claim where id = ?" + locking)) {
            select.setString(1, id);
            return Rows.first(select, ClaimBody::claim);
        }
    }

    /** The handler's claims after that place, oldest first. */
    List<Placed<ClaimedGround>> list(String handlerId, long afterOrdinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                        + " from ground_claim where handler_id = ? and ordinal > ? order by ordinal limit ?")) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(ClaimBody.claim(row), row.getLong("ordinal")));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Refusal unknown() {
        return new Refusal(ExemptionProblem.GROUND_CLAIM_UNKNOWN);
    }

    private static LedgerUnavailable unreadable(SQLException e) {
        return new LedgerUnavailable("the claimed grounds cannot be read", e);
    }
}

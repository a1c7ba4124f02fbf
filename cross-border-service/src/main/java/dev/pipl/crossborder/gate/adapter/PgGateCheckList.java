package dev.pipl.crossborder.gate.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** A handler's kept decisions, for whoever has to show why something went. */
@ApplicationScoped
public class PgGateCheckList {

    private static final String AFTER = """
            select id, ordinal, recipient_id, purpose, year, checked_at, occurred_at, asked_by, mode, decision,
                   would_decide, route, rule_version, mechanism_id, non_sensitive, sensitive, ledger_sequence,
                   reservation_id, findings
            from gate_check where handler_id = ? and ordinal > ? order by ordinal limit ?
            """;

    private final DataSource database;

    PgGateCheckList(DataSource database) {
        this.database = database;
    }

    List<Placed<GateCheckView>> after(String handlerId, long ordinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setString(1, handlerId);
            select.setLong(2, ordinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(view(row), row.getLong("ordinal")));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the gate's decisions cannot be read", e);
        }
    }

    private static GateCheckView view(ResultSet row) throws SQLException {
        return new GateCheckView(
                row.getString("id"),
                Decision.valueOf(row.getString("decision")),
                Decision.valueOf(row.getString("would_decide")),
                GateMode.valueOf(row.getString("mode")),
                Route.valueOf(row.getString("route")),
                row.getString("mechanism_id"),
                row.getString("recipient_id"),
                row.getString("purpose"),
                row.getInt("year"),
                beijing(row, "occurred_at"),
                beijing(row, "checked_at"),
                row.getString("asked_by"),
                new GateViews.Projected(row.getLong("non_sensitive"), row.getLong("sensitive")),
                row.getLong("ledger_sequence"),
                row.getString("rule_version"),
                findings(row.getString("findings")),
                row.getString("reservation_id"));
    }

    private static OffsetDateTime beijing(ResultSet row, String column) throws SQLException {
        return BeijingCalendar.at(Instants.of(row, column));
    }

    private static List<GateViews.Reason> findings(String stored) {
        try {
            return EventJson.mapper().readValue(stored, new TypeReference<List<GateViews.Reason>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are unreadable", e);
        }
    }
}

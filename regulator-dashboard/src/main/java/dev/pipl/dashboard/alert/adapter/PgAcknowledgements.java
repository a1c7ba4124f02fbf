package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.dashboard.alert.Acknowledgement;
import dev.pipl.dashboard.alert.AlertProblem;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcIdempotency;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Who has taken note of which alert. */
@ApplicationScoped
class PgAcknowledgements {
    /**
     * The acting person.
     *
     * @param name as people know it
     */
    record By(Caller caller, String name) {}

    private static final String INSERT =
            "insert into acknowledgement (alert_id, subject, name, note, acknowledged_at) values (?, ?, ?, ?, ?)"
                    + " on conflict do nothing";
    private static final String MARK = "update alert set acknowledged = true where id = ? and not acknowledged";
    private static final String SELECT =
            "select alert_id, subject, name, acknowledged_at, note from acknowledgement where alert_id = any (?)"
                    + " order by acknowledged_at, subject";

    private final DataSource database;
    private final JdbcIdempotency idempotency;
    private final JdbcTrail trail;
    private final ObjectMapper json;
    private final Clock clock;

    PgAcknowledgements(
            DataSource database, JdbcIdempotency idempotency, JdbcTrail trail, ObjectMapper json, Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @throws Refusal 404 for an alert that the reader may not see, 403 for one he may see but not acknowledge
     */
    Answer add(String alertId, Sight sight, By by, String note, Optional<CommandKey> key) throws SQLException {
        try (Connection tx = database.getConnection()) {
            tx.setAutoCommit(false);
            try {
                NumberedAlert alert = require(tx, alertId, sight);
                by.caller().requireRole(Role.REGULATOR);
                Answer answer = idempotency.once(tx, key, () -> acknowledge(tx, alert, by, note));
                tx.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                tx.rollback();
                throw e;
            }
        }
    }

    List<Acknowledgement> of(String alertId, Sight sight) throws SQLException {
        try (Connection connection = database.getConnection()) {
            require(connection, alertId, sight);
            return of(connection, List.of(alertId)).getOrDefault(alertId, List.of());
        }
    }

    static Map<String, List<Acknowledgement>> of(Connection connection, Collection<String> alertIds)
            throws SQLException {
        Array ids = connection.createArrayOf("text", alertIds.toArray());
        Map<String, List<Acknowledgement>> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(read(row));
                }
            }
        }
        return found;
    }

    private Answer acknowledge(Connection tx, NumberedAlert alert, By by, String note) throws SQLException {
        Instant now = clock.instant();
        Acknowledgement made = new Acknowledgement(by.name(), BeijingCalendar.at(now), note);
        if (!insert(tx, alert, by, note, now)) {
            return new Answer(200, Map.of(), json.valueToTree(standing(tx, alert, by)));
        }
        try (PreparedStatement mark = tx.prepareStatement(MARK)) {
            mark.setString(1, alert.id());
            mark.executeUpdate();
        }
        trail.add(
                tx,
                TrailEntry.by(by.caller(), now, "acknowledge", "alert", alert.id())
                        .of(alert.handlerId())
                        .changing(null, json.valueToTree(made))
                        .because(note.isEmpty() ? null : note));
        return new Answer(201, Map.of(), json.valueToTree(made));
    }

    private static boolean insert(Connection tx, NumberedAlert alert, By by, String note, Instant now)
            throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            insert.setString(1, alert.id());
            insert.setString(2, by.caller().subject());
            insert.setString(3, by.name());
            insert.setString(4, note);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static Acknowledgement standing(Connection tx, NumberedAlert alert, By by) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement(SELECT)) {
            select.setArray(1, tx.createArrayOf("text", new String[] {alert.id()}));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals(by.caller().subject())) {
                        return read(row);
                    }
                }
            }
        }
        throw new IllegalStateException("an acknowledgement of " + alert.id() + " has vanished");
    }

    private static Acknowledgement read(ResultSet row) throws SQLException {
        return new Acknowledgement(row.getString(3), BeijingCalendar.at(Instants.of(row, 4)), row.getString(5));
    }

    private static NumberedAlert require(Connection connection, String alertId, Sight sight) throws SQLException {
        NumberedAlert alert = PgAlerts.find(connection, alertId, sight);
        if (alert == null) {
            throw new Refusal(AlertProblem.ALERT_UNKNOWN);
        }
        return alert;
    }
}

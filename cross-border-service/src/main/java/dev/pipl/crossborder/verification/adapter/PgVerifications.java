package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.VerifiedYear;
import dev.pipl.crossborder.verification.FaultAlerts;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What verifications found, and which handlers wait for one. */
@ApplicationScoped
public class PgVerifications {

    private static final URI SOURCE = URI.create("/cross-border");

    /** The head of a sound year is kept until the next sound one: it says what must still be there. */
    private static final String KEEP = """
            insert into ledger_verification as v (handler_id, year, sequence, head, sound, fault_count, verified_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year) do update
            set sequence = case when excluded.sound then excluded.sequence else v.sequence end,
                head = case when excluded.sound then excluded.head else v.head end,
                sound = excluded.sound, fault_count = excluded.fault_count, verified_at = excluded.verified_at
            """;

    private static final String DUE = """
            select handler_id from (
              select handler_id, year from ledger_row where sequence = 1
              union select handler_id, year from ledger_verification) y
            left join ledger_verification v using (handler_id, year)
            where (v.verified_at is null or v.verified_at < ?) and not (handler_id = any(?))
            group by handler_id order by min(v.verified_at) nulls first, handler_id limit ?
            """;

    private final JdbcAlertOnce alerts;

    public PgVerifications(JdbcAlertOnce alerts) {
        this.alerts = alerts;
    }

    /** Keeps what was found, and lets an alert out for each row at fault that had none. */
    public void keep(Connection transaction, Verification found) throws SQLException {
        for (VerifiedYear year : found.years()) {
            keep(transaction, found, year);
        }
        for (AlertRaised alert : FaultAlerts.of(found)) {
            alerts.raise(transaction, SOURCE, alert);
        }
    }

    private static void keep(Connection transaction, Verification found, VerifiedYear year) throws SQLException {
        boolean isSound = year.sound();
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP)) {
            upsert.setString(1, found.handlerId());
            upsert.setInt(2, year.year());
            upsert.setLong(3, isSound ? year.sequence() : 0);
            upsert.setBytes(4, isSound ? year.head() : null);
            upsert.setBoolean(5, isSound);
            upsert.setLong(6, year.faultCount());
            upsert.setObject(7, found.verifiedAt().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    /** Handlers but for these with a year that was not verified since then, longest waiting first. */
    public List<String> due(Connection transaction, Instant since, Set<String> without, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(DUE)) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setArray(2, transaction.createArrayOf("text", without.toArray()));
            select.setInt(3, limit);
            return Rows.all(select, row -> row.getString(1));
        }
    }

    /** Whether this transaction alone may verify in the background, over all instances. */
    public boolean isAlone(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtext('ledger-verification'), 0)");
                ResultSet row = lock.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}

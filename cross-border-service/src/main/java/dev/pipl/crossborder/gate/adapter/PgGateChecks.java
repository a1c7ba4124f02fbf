package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.events.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The gate's decisions on record; no person in them. */
final class PgGateChecks {

    private static final String INSERT = """
            insert into gate_check (id, handler_id, recipient_id, year, checked_at, occurred_at, asked_by, mode, decision,
                                    would_decide, route, rule_version, mechanism_id, non_sensitive, sensitive,
                                    ledger_sequence, reservation_id, findings, purpose)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
            """;

    private PgGateChecks() {}

    static void insert(Connection transaction, GateCheck check, String askedBy) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, check.id());
            insert.setString(2, check.handlerId());
            insert.setString(3, check.recipientId());
            insert.setInt(4, check.year());
            insert.setObject(5, check.checkedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(6, check.occurredAt().atOffset(ZoneOffset.UTC));
            insert.setString(7, askedBy);
            insert.setString(8, check.mode().name());
            insert.setString(9, check.decision().name());
            insert.setString(10, check.wouldDecide().name());
            insert.setString(11, check.verdict().route().route().name());
            insert.setString(12, check.verdict().route().ruleVersion());
            insert.setString(13, check.verdict().mechanism().map(Mechanism::id).orElse(null));
            insert.setLong(14, check.projected().nonSensitive().upper());
            insert.setLong(15, check.projected().sensitive().upper());
            insert.setLong(16, check.ledgerSequence());
            insert.setString(17, check.reservation().map(Reservation::id).orElse(null));
            insert.setString(
                    18,
                    EventJson.mapper()
                            .valueToTree(check.verdict().findings().stream()
                                    .map(GateViews.Reason::of)
                                    .toList())
                            .toString());
            insert.setString(19, check.purpose());
            insert.executeUpdate();
        }
    }
}

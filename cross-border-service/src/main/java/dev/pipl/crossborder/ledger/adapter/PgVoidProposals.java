package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.VoidProposed;
import dev.pipl.events.EventIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** The table in which proposals wait for whoever decides on corrections. */
final class PgVoidProposals {

    private static final String INSERT = """
            insert into void_proposal (id, handler_id, source, event_id, voided_source, voided_event_id, reason, evidence,
                                       received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """;

    private PgVoidProposals() {}

    static void add(Connection connection, List<VoidProposed> proposals) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (VoidProposed one : proposals) {
                String handlerId = one.proposal().handlerId();
                insert.setString(
                        1,
                        EventIds.of(
                                "correction",
                                handlerId,
                                one.proposal().source(),
                                one.proposal().id()));
                insert.setString(2, handlerId);
                insert.setString(3, one.proposal().source());
                insert.setString(4, one.proposal().id());
                insert.setString(5, one.voided().source());
                insert.setString(6, one.voided().id());
                insert.setString(7, one.reason());
                insert.setString(8, one.evidence());
                insert.setObject(9, one.receivedAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.CommittedLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the gate looks up about a handler counts its changes. */
class RecordChangesStoreIT {

    private static final String NOTICE = """
            insert into notice (id, handler_id, recipient_id, version, told, known_from, created_at, created_by)
            values ('n-%1$s', '%1$s', 'r-1', 1, '{}', '2026-01-01Z', '2026-01-01Z', 'somebody')
            """;
    private static final String ZONE_LIST = """
            insert into zone_list (zone, version, effective_on, body, uploaded_at, uploaded_by)
            values ('%1$s', '1', '2026-01-01', '{}', '2026-01-01Z', 'somebody')
            """;

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final PgReservations gates = new PgReservations(ledger.database(), CommittedLedger.CLOCK);

    @Test
    void aHandlersRecordCountsForThatHandlerAlone() throws SQLException {
        long before = changes("h-alone");
        long other = changes("h-other");

        ledger.run(NOTICE.formatted("h-alone"));

        assertThat(changes("h-alone")).isGreaterThan(before);
        assertThat(changes("h-other")).isEqualTo(other);
    }

    @Test
    void changingAndDeletingCountToo() throws SQLException {
        ledger.run(NOTICE.formatted("h-changed"));
        long written = changes("h-changed");
        ledger.run("update notice set version = 2 where handler_id = 'h-changed'");
        long changed = changes("h-changed");
        ledger.run("delete from notice where handler_id = 'h-changed'");

        assertThat(changed).isGreaterThan(written);
        assertThat(changes("h-changed")).isGreaterThan(changed);
    }

    @Test
    void aListForAllCountsForEverybody() throws SQLException {
        long before = changes("h-anybody");

        ledger.run(ZONE_LIST.formatted("CN-SH-zone"));

        assertThat(changes("h-anybody")).isGreaterThan(before);
    }

    @Test
    void whatIsNotCommittedDoesNotCount() throws SQLException {
        long before = changes("h-rolled-back");
        try (Connection connection = ledger.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(NOTICE.formatted("h-rolled-back"));
            assertThat(changes("h-rolled-back")).isEqualTo(before);
            connection.rollback();
        }

        assertThat(changes("h-rolled-back")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mechanism",
                "notice",
                "authority_approval",
                "pipia",
                "ground_claim",
                "ground_decision",
                "zone_registration",
                "zone_list",
                "splitting_hold",
                "splitting_case",
                "recipient",
                "screening_match",
                "restricted_recipient",
                "list_screening"
            })
    void everyTableTheGateLooksIntoCountsInsertsUpdatesAndDeletes(String table) throws SQLException {
        try (Connection connection = ledger.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(distinct event_manipulation)"
                        + " from information_schema.triggers where trigger_name = 'record_changed'"
                        + " and event_object_schema = current_schema() and event_object_table = '" + table + "'")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(3);
        }
    }

    private long changes(String handlerId) {
        return gates.standing(handlerId, 2026).recordChanges();
    }
}

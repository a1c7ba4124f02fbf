package dev.pipl.crossborder.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.Provisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What two instances owe each other, on a real database: one of them is gone. */
class LeftBehindIT {

    @AutoClose
    private static final CommittedLedger gone = new CommittedLedger();

    private final String handler = "h-" + UUID.randomUUID();

    @Test
    void aYearThatItsWriterNeverLookedAtIsNamedToTheOneThatIsLeft() throws Exception {
        Clock later = Clock.offset(CommittedLedger.CLOCK, Duration.ofSeconds(31));
        YearFollower left =
                new YearFollower(other(later), gone.database(), later, "left", Duration.ofSeconds(30), Duration.ZERO);
        assertThat(left.take(500)).doesNotContain(new HandlerYear(handler, 2026));

        write("1");

        assertThat(left.take(500)).contains(new HandlerYear(handler, 2026));
        try (Connection transaction = transaction()) {
            left.seen(transaction, new HandlerYear(handler, 2026), 1);
            transaction.commit();
        }
        assertThat(left.take(500)).doesNotContain(new HandlerYear(handler, 2026));
        write("2");
        assertThat(left.take(500)).contains(new HandlerYear(handler, 2026));
    }

    @Test
    void aYearThatItsWriterMayStillLookAtIsLeftToHim() throws Exception {
        Clock soon = Clock.offset(CommittedLedger.CLOCK, Duration.ofSeconds(29));
        YearFollower left =
                new YearFollower(other(soon), gone.database(), soon, "patient", Duration.ofSeconds(30), Duration.ZERO);
        left.take(500);

        write("1");

        assertThat(left.take(500)).doesNotContain(new HandlerYear(handler, 2026));
    }

    @Test
    void afterAStartEverythingThatWasNotLookedAtIsNamedHoweverNewItIs() throws Exception {
        write("1");

        YearFollower started = new YearFollower(
                other(CommittedLedger.CLOCK),
                gone.database(),
                CommittedLedger.CLOCK,
                "started",
                Duration.ofSeconds(30),
                Duration.ofDays(1));

        assertThat(started.take(5_000)).contains(new HandlerYear(handler, 2026));
    }

    @Test
    void aTurnIsOneInstancesAtATimeAndEndsWithItsTransaction() throws Exception {
        try (Connection one = transaction();
                Connection two = transaction()) {
            assertThat(WorkTurn.take(one, "daily")).isTrue();
            assertThat(WorkTurn.take(two, "daily")).isFalse();
            assertThat(WorkTurn.take(two, "another")).isTrue();

            one.commit();

            assertThat(WorkTurn.take(two, "daily")).isTrue();
            two.rollback();
        }
    }

    @Test
    void aTransactionThatSaysNothingLosesItsLocksUnlessItMay() throws Exception {
        try (Connection frozen = transaction();
                Connection patient = transaction();
                Connection other = transaction()) {
            silentFor(patient, 2_000);
            WorkTurn.take(patient, "of the patient one");
            WorkTurn.take(frozen, "of the frozen one");
            silentFor(frozen, 3_000);

            await().atMost(Duration.ofSeconds(60)).until(() -> WorkTurn.take(other, "of the frozen one"));

            assertThat(WorkTurn.take(other, "of the patient one")).isFalse();
            patient.commit();
        }
    }

    private static void silentFor(Connection transaction, int millis) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = " + millis);
        }
    }

    private static Connection transaction() throws SQLException {
        Connection connection = gone.database().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void write(String eventId) {
        gone.send(TransferJson.recorded(handler, "r-1", eventId, "2026-03-01T08:00:00+08:00")
                .nonSensitive(TransferJson.tokens(0, 3)));
    }

    private static Ledger other(Clock clock) {
        return new Ledger(
                new PgLedgerStore(gone.database(), Outboxes.of(clock)),
                year -> Optional.empty(),
                Provisions.load(),
                clock,
                Long.MAX_VALUE,
                Runnable::run);
    }
}

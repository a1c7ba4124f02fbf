package dev.pipl.crossborder.verification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.EntryName;
import dev.pipl.crossborder.ledger.FaultKind;
import dev.pipl.crossborder.ledger.KnownHead;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.RowFault;
import dev.pipl.crossborder.ledger.VerifiedYear;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.crossborder.verification.VerifyHandler;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.JdbcTransactions;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows on a real database that somebody gets at behind the service's back, and the daily walk that finds it. */
class VerificationStoreIT {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, java.util.OptionalLong.empty());

    private static CommittedLedger ledger;
    private static JdbcCommands commands;

    private final Map<Integer, InclusionProof> rooted = new HashMap<>();
    private final RootProofs roots = new RootProofs() {
        @Override
        public Optional<InclusionProof> newest(String handlerId, int year) {
            return handlerId.equals(handler) ? Optional.ofNullable(rooted.get(year)) : Optional.empty();
        }

        @Override
        public Optional<InclusionProof> by(long number, String handlerId, int year) {
            return Optional.empty();
        }
    };
    private final MovingClock clock = new MovingClock();
    private final JdbcOutbox outbox = Outboxes.of(clock);
    private final LedgerStore store = new PgLedgerStore(ledger.database(), outbox);
    private final PgLedgerTraces traces = new PgLedgerTraces(ledger.database(), roots);
    private final PgVerifications found = new PgVerifications(AlertsOnce.of(outbox, clock));
    private final Verifications verifications =
            new Verifications(store, traces, found, commands, new Settings(), clock);
    private String handler;

    /** As its defaults say, without waiting. */
    private static final class Settings implements VerificationSettings {
        @Override
        public String every() {
            return "1s";
        }

        @Override
        public String delayed() {
            return "5m";
        }

        @Override
        public Duration period() {
            return Duration.ofHours(24);
        }

        @Override
        public int sharePercent() {
            return 10;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }

        @Override
        public int exportsAtOnce() {
            return 1;
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = CommittedLedger.CLOCK.instant();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
        commands = JdbcTransactions.of(ledger.database(), CommittedLedger.CLOCK);
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @BeforeEach
    void aHandlerWithThreeRowsInTwoYears() {
        handler = "h-" + UUID.randomUUID();
        send(transfer("first", "2025-06-01T08:00:00+08:00", 0, 30));
        send(
                transfer("second", "2026-03-01T08:00:00+08:00", 0, 20),
                transfer("third", "2026-03-02T08:00:00+08:00", 10, 40));
        send(transfer("fourth", "2026-04-01T08:00:00+08:00", 35, 50));
    }

    private void send(TransferJson... events) {
        ledger.send(ENTERPRISE, "SG", List.of(events));
    }

    private TransferJson transfer(String id, String at, int from, int to) {
        return TransferJson.recorded(handler, "recipient-1", id, at)
                .nonSensitive(IntStream.range(from, to)
                        .mapToObj(i -> TransferJson.token(i))
                        .toList());
    }

    private Verification verify() {
        return verifications.verify(handler, OptionalInt.empty());
    }

    private List<RowFault> faults() {
        return verify().years().stream().flatMap(year -> year.faults().stream()).toList();
    }

    /** Past the trigger that keeps rows from being changed, as only an owner of the table can. */
    private void behindTheBack(String change, Object... arguments) {
        commands.inTransaction(transaction -> {
            execute(transaction, "alter table ledger_row disable trigger ledger_row_only_added");
            try (PreparedStatement statement = transaction.prepareStatement(change)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                statement.executeUpdate();
            }
            execute(transaction, "alter table ledger_row enable trigger ledger_row_only_added");
            return change;
        });
    }

    private static void execute(Connection transaction, String sql) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    private void delete(int year, long sequence) {
        behindTheBack(
                "delete from ledger_row where handler_id = ? and year = ? and sequence = ?", handler, year, sequence);
    }

    private long alerts() throws SQLException {
        return ledger.number("select count(*) from raised_alert where code = 'ledger-fault'");
    }

    @Test
    void aSoundLedgerIsSoundAndTheAnswerIsKept() throws SQLException {
        long before = alerts();

        Verification verification = verify();

        assertThat(verification.sound()).isTrue();
        assertThat(verification.years())
                .extracting(VerifiedYear::year, VerifiedYear::rows, VerifiedYear::recounted, VerifiedYear::nonSensitive)
                .containsExactly(tuple(2025, 1L, 1L, 30L), tuple(2026, 2L, 2L, 50L));
        assertThat(alerts()).isEqualTo(before);
        assertThat(traces.heads(handler))
                .filteredOn(head -> head.hash().isPresent())
                .extracting(KnownHead::year, KnownHead::sequence)
                .containsExactlyInAnyOrder(tuple(2025, 1L), tuple(2026, 2L));
    }

    @Test
    void oneYearAloneIsVerifiedWhenAskedFor() {
        assertThat(verifications.verify(handler, OptionalInt.of(2025)).years())
                .extracting(VerifiedYear::year)
                .containsExactly(2025);
        assertThat(verifications.verify(handler, OptionalInt.of(2024)).years()).isEmpty();
    }

    @Test
    void everyFlippedBitOfAStoredBodyIsFoundAndItsEventNamedAndAlertedOnce() throws SQLException {
        Random random = new Random(7);
        LedgerRow row = store.row(handler, 2026, 1).orElseThrow();
        long before = alerts();
        int named = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = row.body().clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            body(row, damaged);

            List<RowFault> faults = faults();

            assertThat(faults).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.sequence()).isEqualTo(1);
                assertThat(fault.cause()).contains(row.cause().text());
            });
            named += faults.get(0)
                    .entry()
                    .map(EntryName::id)
                    .filter(List.of("second", "third")::contains)
                    .map(id -> 1)
                    .orElse(0);
        }
        body(row, row.body());

        assertThat(named).isGreaterThan(20);
        assertThat(alerts()).isEqualTo(before + 1);
        assertThat(verify().sound()).isTrue();
    }

    private void body(LedgerRow row, byte[] body) {
        behindTheBack(
                "update ledger_row set body = ? where handler_id = ? and year = ? and sequence = ?",
                body,
                handler,
                row.year(),
                row.sequence());
    }

    @Test
    void aDeletedFirstRowDoesNotHideItsYear() {
        delete(2026, 1);

        assertThat(faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.ROW_MISSING, 1L));
    }

    @Test
    void aNewestRowThatIsGoneIsMissedByTheLastSoundVerificationForGood() {
        verify();
        delete(2026, 2);

        assertThat(faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.ROW_MISSING, 2L));
        assertThat(faults())
                .as("an unsound answer does not become what is known")
                .hasSize(1);
    }

    @Test
    void aYearThatIsGoneIsMissed() {
        verify();
        delete(2025, 1);

        assertThat(verify().years().get(0)).satisfies(year -> {
            assertThat(year.year()).isEqualTo(2025);
            assertThat(year.rows()).isZero();
            assertThat(year.faults()).extracting(RowFault::kind).containsExactly(FaultKind.ROW_MISSING);
        });
    }

    @Test
    void aRowThatIsNotTheSignedOneIsFoundByItsRoot() {
        byte[] signed = new byte[32];
        rooted.put(2026, new InclusionProof("jws", new ChainHead(handler, 2026, 2, signed), 0, List.of()));

        assertThat(faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.HEAD_DIFFERS, 2L));
    }

    @Test
    void everyHandlerIsVerifiedOnceADayAndWhatIsDoneStaysDoneOverARestart() throws SQLException {
        List<String> mine = new ArrayList<>(List.of(handler));
        for (int i = 0; i < 3; i++) {
            aHandlerWithThreeRowsInTwoYears();
            mine.add(handler);
        }
        clock.now = clock.now.plus(Duration.ofDays(400));
        assertThat(due()).containsAll(mine);

        VerifyDaily daily = new VerifyDaily(verifications, found, commands, new Settings(), clock);
        assertThat(step(daily)).isTrue();
        assertThat(step(daily)).isTrue();
        List<String> left = due();
        VerifyDaily afterARestart = new VerifyDaily(verifications, found, commands, new Settings(), clock);
        int steps = 0;
        while (step(afterARestart)) {
            steps++;
        }

        assertThat(steps).isEqualTo(left.size());
        assertThat(due()).isEmpty();
        clock.now = clock.now.plus(Duration.ofHours(24));
        assertThat(due()).as("to the second").isEmpty();
        clock.now = clock.now.plusSeconds(1);
        assertThat(due()).containsAll(mine);
    }

    @Test
    void aHandlerWhoCannotBeVerifiedKeepsNoOtherWaiting() throws SQLException {
        String broken = handler;
        aHandlerWithThreeRowsInTwoYears();
        clock.now = clock.now.plus(Duration.ofDays(800));
        LedgerStore allButOne = BrokenHandler.in(LedgerStore.class, store, broken);
        Verifications others = new Verifications(allButOne, traces, found, commands, new Settings(), clock);
        VerifyDaily daily = new VerifyDaily(others, found, commands, new Settings(), clock);

        int stepsMax = due().size() + 1;
        for (int i = 0; i < stepsMax; i++) {
            step(daily);
        }

        assertThat(due()).containsExactly(broken);
    }

    @Test
    void oneInstanceAloneVerifiesInTheBackground() {
        commands.inTransaction(other -> {
            assertThat(found.isAlone(other)).isTrue();
            assertThat(step(new VerifyDaily(verifications, found, commands, new Settings(), clock)))
                    .isFalse();
            return other;
        });
    }

    private boolean step(VerifyDaily daily) {
        return commands.inTransaction(daily::step);
    }

    private List<String> due() {
        return commands.inTransaction(
                transaction -> found.due(transaction, clock.instant().minus(Duration.ofHours(24)), Set.of(), 1_000));
    }

    @Test
    void verifyingChangesNoRow() {
        List<LedgerRow> before = rows();

        new VerifyHandler(store, traces, Provisions.load(), clock).verify(handler, OptionalInt.empty());

        assertThat(rows()).usingRecursiveComparison().isEqualTo(before);
    }

    private List<LedgerRow> rows() {
        List<LedgerRow> rows = new ArrayList<>();
        store.turnsAfter(handler, 0, rows::add);
        return rows;
    }
}

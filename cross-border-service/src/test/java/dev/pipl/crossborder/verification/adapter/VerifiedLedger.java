package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.RowFault;
import dev.pipl.crossborder.ledger.SimulatedClock;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A committed ledger with what verifies it, and somebody who gets at its rows behind the service's back. */
final class VerifiedLedger {

    final SimulatedClock clock = new SimulatedClock(CommittedLedger.CLOCK.instant());
    final JdbcCommands commands;
    final LedgerStore store;
    final PgLedgerTraces traces;
    final PgVerifications found;
    final Verifications verifications;
    private final Map<String, InclusionProof> rooted = new HashMap<>();
    private final CommittedLedger ledger;

    VerifiedLedger(CommittedLedger ledger) {
        this.ledger = ledger;
        commands = ledger.commands();
        JdbcOutbox outbox = Outboxes.of(clock);
        store = new PgLedgerStore(ledger.database(), outbox);
        traces = new PgLedgerTraces(ledger.database(), new Rooted());
        found = new PgVerifications(AlertsOnce.of(outbox, clock));
        verifications = verifications(store);
    }

    Verifications verifications(LedgerStore rows) {
        return new Verifications(rows, traces, found, commands, new WithoutWaiting(), clock);
    }

    VerifyDaily daily(Verifications each) {
        return new VerifyDaily(each, found, commands, new WithoutWaiting(), clock);
    }

    /** A new one with thirty persons in one row of 2025 and fifty in two rows of 2026. */
    String handler() {
        String handler = "h-" + UUID.randomUUID();
        ledger.send(transfer(handler, "first", "2025-06-01", 0, 30));
        ledger.send(transfer(handler, "second", "2026-03-01", 0, 20), transfer(handler, "third", "2026-03-02", 10, 40));
        ledger.send(transfer(handler, "fourth", "2026-04-01", 35, 50));
        return handler;
    }

    private static TransferJson transfer(String handler, String id, String day, int from, int to) {
        return TransferJson.recorded(handler, "recipient-1", id, day + "T08:00:00+08:00")
                .nonSensitive(TransferJson.tokens(from, to));
    }

    Verification verify(String handler) {
        return verifications.verify(handler, OptionalInt.empty());
    }

    List<RowFault> faults(String handler) {
        return verify(handler).years().stream()
                .flatMap(year -> year.faults().stream())
                .toList();
    }

    /** How often anybody was told of a fault. */
    long alerts() throws SQLException {
        return ledger.number("select count(*) from raised_alert where code = 'ledger-fault'");
    }

    /** A signed root says this of the chain. */
    void root(ChainHead head) {
        rooted.put(key(head.handlerId(), head.year()), new InclusionProof("jws", head, 0, List.of()));
    }

    private static String key(String handler, int year) {
        return handler + " " + year;
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

    void delete(String handler, int year, long sequence) {
        behindTheBack(
                "delete from ledger_row where handler_id = ? and year = ? and sequence = ?", handler, year, sequence);
    }

    /** Writes another body over the row's. */
    void overwrite(LedgerRow row, byte[] body) {
        behindTheBack(
                "update ledger_row set body = ? where handler_id = ? and year = ? and sequence = ?",
                body,
                row.handlerId(),
                row.year(),
                row.sequence());
    }

    private final class Rooted implements RootProofs {
        @Override
        public Optional<InclusionProof> newest(String handlerId, int year) {
            return Optional.ofNullable(rooted.get(key(handlerId, year)));
        }

        @Override
        public Optional<InclusionProof> by(long number, String handlerId, int year) {
            return Optional.empty();
        }
    }

    /** As its defaults say, without waiting. */
    private static final class WithoutWaiting implements VerificationSettings {
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
}

package dev.pipl.crossborder.root.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.idempotency.JdbcTransactions;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** A real ledger on a real database, with as many instances that sign its roots as a test wants. */
final class RootLedger implements AutoCloseable {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final CommittedLedger committed = new CommittedLedger();
    private final JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
    private Instant now = CommittedLedger.CLOCK.instant();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final byte[] wrappingKey = new byte[KeyWrapping.KEY_BYTES];
    final Supplier<KeyWrapping> wrapping = () -> new KeyWrapping(wrappingKey);

    /** Starts over, without a row and a root. */
    void empty() throws SQLException {
        execute("truncate ledger_row, ledger_root, ledger_root_head, ledger_rooted_head, ledger_root_key, outbox,"
                + " raised_alert, audit_trail");
        now = CommittedLedger.CLOCK.instant();
    }

    void moveBy(Duration step) {
        now = now.plus(step);
    }

    /** The wrapping key is another from here on. */
    void loseWrappingKey() {
        wrappingKey[0]++;
    }

    SignRoots instance() {
        return instance(new PgRoots());
    }

    SignRoots instance(PgRoots roots) {
        PgRootKeys keys = new PgRootKeys();
        return new SignRoots(
                committed.database(),
                roots,
                keys,
                new RootKeyRing(keys, wrapping),
                outbox,
                AlertsOnce.of(outbox, clock),
                new Settings(),
                clock);
    }

    RootCommands commands() {
        PgRootKeys keys = new PgRootKeys();
        return new RootCommands(
                new PgRoots(),
                keys,
                new RootKeyRing(keys, wrapping),
                JdbcTransactions.of(committed.database(), CommittedLedger.CLOCK),
                new JdbcTrail(),
                outbox,
                AlertsOnce.of(outbox, clock),
                Answers.withoutRequests(),
                clock);
    }

    PgRootProofs proofs() {
        return new PgRootProofs(committed.database(), new PgRoots());
    }

    Connection connect() throws SQLException {
        return committed.database().getConnection();
    }

    static String newHandler() {
        return "h-" + UUID.randomUUID();
    }

    /** One more row in the handler's year. */
    void grow(String handler, int year) {
        committed.send(
                ENTERPRISE,
                "SG",
                List.of(TransferJson.recorded(
                                handler, "r-1", UUID.randomUUID().toString(), year + "-03-01T08:00:00+08:00")
                        .nonSensitive(TransferJson.token(UUID.randomUUID().hashCode()))));
    }

    long number(String sql) throws SQLException {
        return committed.number(sql);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As somebody does who owns the database. */
    void tamper(String table, String sql) throws SQLException {
        String trigger = table.equals("ledger_row") ? "ledger_row_only_added" : table + "_only_added";
        execute("alter table " + table + " disable trigger " + trigger);
        execute(sql);
        execute("alter table " + table + " enable trigger " + trigger);
    }

    /** The events' types on a topic, or the codes of alerts, in order. */
    List<JsonNode> sent(String topic) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select event_type, body from outbox where topic = '" + topic + "' order by id")) {
            List<JsonNode> sent = new ArrayList<>();
            while (rows.next()) {
                sent.add(EventJson.mapper()
                        .createObjectNode()
                        .put("type", rows.getString(1))
                        .set("data", EventJson.mapper().readTree(rows.getString(2))));
            }
            return sent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        committed.close();
    }

    private static final class Settings implements RootSettings {
        @Override
        public Duration every() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration silenceMax() {
            return Duration.ofHours(24);
        }
    }
}

package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.JdbcTransactions;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A ledger on a real database of its own, without a container, for what follows it. All of them share one server, which
 * ends with the tests; a class that keeps one in a static field marked {@code @AutoClose} needs no other set-up.
 */
public final class CommittedLedger implements AutoCloseable {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    public static final HandlerFacts ENTERPRISE = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    private static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));

    private final TestDatabase copy = Server.MIGRATED.copy();
    private final DataSource database = source(copy);
    private final Ledger ledger;

    /** The one server, begun by whoever needs it first, and what every ledger begins with. */
    private static final class Server {
        private static final TestDatabase MIGRATED = migrated();

        private static TestDatabase migrated() {
            TestDatabase server = TestDatabase.start("cross_border");
            Flyway.configure()
                    .dataSource(source(server))
                    .locations("db/kit", "db/migration")
                    .load()
                    .migrate();
            return server;
        }
    }

    public CommittedLedger() {
        JdbcOutbox outbox = Outboxes.of(CLOCK);
        ledger = new Ledger(
                new PgLedgerStore(database, outbox),
                TestLedger::key,
                TestLedger.LAW,
                CLOCK,
                Long.MAX_VALUE,
                Runnable::run);
    }

    private static DataSource source(TestDatabase server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.config().get("quarkus.datasource.username"));
        source.setPassword(server.config().get("quarkus.datasource.password"));
        return source;
    }

    public DataSource database() {
        return database;
    }

    public JdbcCommands commands() {
        return JdbcTransactions.of(database, CLOCK);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** What the ledger counts of the handler in 2026. */
    public YearView year(String handlerId) {
        return ledger.reader().year(handlerId, 2026);
    }

    /** A new enterprise that has sent three persons' information to Singapore this year. */
    public String sender() {
        String handler = "h-" + UUID.randomUUID();
        send(TransferJson.recorded(handler, "r-1", "e-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(TransferJson.tokens(0, 3)));
        return handler;
    }

    /** Commits what an enterprise sent to Singapore in one row; every one must be accepted. */
    public void send(TransferJson... events) {
        send(ENTERPRISE, "SG", List.of(events));
    }

    /** Commits these in one row; every one must be accepted. */
    public void send(HandlerFacts facts, String country, List<TransferJson> events) {
        List<Arrival> arrivals = new ArrayList<>();
        for (TransferJson event : events) {
            arrivals.add(arrival(event, facts, country, arrivals.size()));
        }
        String request = UUID.randomUUID().toString();
        assertThat(ledger.writer().write(new Batch.HttpBatch(request, arrivals)))
                .hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    /** The event as it stands in a record of its handler. */
    public static TransferEvent read(TransferJson event) {
        byte[] key = TransferJson.utf8(event.data().get("handlerId").asText());
        return READ.record(key, Map.of(), event.bytes(), CLOCK.instant())
                .event()
                .orElseThrow();
    }

    private static Arrival arrival(TransferJson event, HandlerFacts facts, String country, int index) {
        OutboundTransfer transfer = (OutboundTransfer) read(event);
        return new Arrival(
                transfer,
                CLOCK.instant(),
                new RecipientSnapshot(transfer.recipientId(), 1, country),
                new HandlerSnapshot(transfer.identity().handlerId(), 1, facts),
                new Coordinates.HttpEvent("request", index));
    }

    /** The single number that a question answers with. */
    public long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** For what a test does to its database beside the code that is tested. */
    public void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        copy.close();
    }
}

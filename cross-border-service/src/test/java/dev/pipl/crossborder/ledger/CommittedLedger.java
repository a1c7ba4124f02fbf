package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
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

/** A ledger on a real database, without a container, for what follows it. */
public final class CommittedLedger implements AutoCloseable {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    private static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));

    private final TestDatabase server;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Ledger ledger;

    public CommittedLedger() {
        server = TestDatabase.start("cross_border");
        database.setUrl(server.jdbcUrl());
        database.setUser(server.config().get("quarkus.datasource.username"));
        database.setPassword(server.config().get("quarkus.datasource.password"));
        Flyway.configure()
                .dataSource(database)
                .locations("db/kit", "db/migration")
                .load()
                .migrate();
        JdbcOutbox outbox = Outboxes.of(CLOCK);
        ledger = new Ledger(
                new PgLedgerStore(database, outbox),
                TestLedger::key,
                TestLedger.LAW,
                CLOCK,
                Long.MAX_VALUE,
                Runnable::run);
    }

    public DataSource database() {
        return database;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** A new enterprise that has sent three persons' information to Singapore this year. */
    public String sender() {
        String handler = "h-" + UUID.randomUUID();
        send(
                new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty()),
                "SG",
                List.of(TransferJson.recorded(handler, "r-1", "e-1", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(TransferJson.tokens(0, 3))));
        return handler;
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

    private static Arrival arrival(TransferJson event, HandlerFacts facts, String country, int index) {
        byte[] key = TransferJson.utf8(event.data().get("handlerId").asText());
        OutboundTransfer transfer = (OutboundTransfer) READ.record(key, Map.of(), event.bytes(), CLOCK.instant())
                .event()
                .orElseThrow();
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
        server.close();
    }
}

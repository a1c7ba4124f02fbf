package dev.pipl.system.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.crossborder.ledger.KafkaResult;
import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.RecipientSnapshot;
import dev.pipl.crossborder.ledger.WrappedYearKeys;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.ledger.adapter.PgYearKeyStore;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.events.EventJson;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The platform's ledger as the service runs it: the same writer, judge, store, outbox, keys and snapshots. Only what reads
 * Kafka and JSON in front of it is left out, as it is for everybody.
 */
final class LedgerContestant implements Contestant {

    private static final String NAME = "benchmark_ledger";
    private static final String TOPIC = "outbound-transfers.v1";
    private static final UUID TOPIC_ID = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final int YEAR = 2026;
    private static final long CACHE_BYTES = 4L << 30;
    private static final RecipientSnapshot RECIPIENT =
            new RecipientSnapshot("3f1c9a70-5f0e-4d5e-8b8d-9f6a2c4b7d10", 1, "SG");
    private static final HandlerFacts FACTS = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.of(500_000));

    private final BenchmarkDatabase server;
    private final PooledDatabase database;
    private final ExecutorService background =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final Clock clock = Clock.systemUTC();
    private final Ledger ledger;
    private final long emptyBytes;
    private List<Batch.KafkaBatch> round = List.of();
    private long offset;

    LedgerContestant(BenchmarkDatabase server) throws SQLException {
        this.server = server;
        DataSource plain = server.create(NAME);
        Flyway.configure()
                .dataSource(plain)
                .locations("db/kit", "db/migration")
                .load()
                .migrate();
        database = new PooledDatabase(plain);
        ledger = new Ledger(
                new PgLedgerStore(database.pool(), new JdbcOutbox(clock)),
                new WrappedYearKeys(
                        new PgYearKeyStore(database.pool(), clock),
                        () -> new KeyWrapping(new byte[KeyWrapping.KEY_BYTES])),
                Provisions.load(),
                clock,
                CACHE_BYTES,
                background);
        emptyBytes = BenchmarkDatabase.tableBytes(database.pool());
    }

    @Override
    public void prepare(List<Poll> polls) {
        List<Batch.KafkaBatch> batches = new ArrayList<>();
        for (Poll poll : polls) {
            Instant receivedAt = clock.instant();
            List<Arrival> arrivals = new ArrayList<>();
            long position = offset;
            for (Occurrence event : poll.events()) {
                arrivals.add(new Arrival(
                        transfer(event),
                        receivedAt,
                        RECIPIENT,
                        new HandlerSnapshot(event.handlerId(), 1, FACTS),
                        new Coordinates.KafkaRecord(TOPIC, 0, offset++)));
            }
            batches.add(new Batch.KafkaBatch(TOPIC, TOPIC_ID, 0, position, offset, arrivals));
        }
        round = batches;
    }

    @Override
    public void take() {
        for (Batch.KafkaBatch batch : round) {
            KafkaResult result = ledger.writer().write(batch);
            if (!(result instanceof KafkaResult.Written written)
                    || written.outcomes().stream().anyMatch(outcome -> outcome instanceof Outcome.Rejected)) {
                throw new IllegalStateException("the ledger did not take a batch: " + result);
            }
        }
    }

    @Override
    public void forgetRound() {
        round = List.of();
    }

    @Override
    public Work.Truth counts() {
        List<Long> nonSensitive = new ArrayList<>();
        List<Long> sensitive = new ArrayList<>();
        for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
            YearView year = ledger.reader().year(Work.handlerId(handler), YEAR);
            nonSensitive.add(year.headCounts().nonSensitive().upper());
            sensitive.add(year.headCounts().sensitive().upper());
        }
        return new Work.Truth(nonSensitive, sensitive);
    }

    @Override
    public List<Long> servers() {
        return List.of(server.pid());
    }

    @Override
    public OptionalLong logPosition() throws SQLException {
        return OptionalLong.of(BenchmarkDatabase.logPosition(database.pool()));
    }

    /** The live heap with the folded handlers, less that without them. */
    @Override
    public OptionalLong memoryBytes() {
        awaitSnapshots();
        long with = LiveHeap.bytes();
        ledger.forget();
        long without = LiveHeap.bytes();
        return OptionalLong.of(with - without);
    }

    @Override
    public OptionalLong diskBytes() throws SQLException {
        awaitSnapshots();
        return OptionalLong.of(BenchmarkDatabase.tableBytes(database.pool()) - emptyBytes);
    }

    /** What of the disk only makes a cold start fast, and could be thrown away. */
    long snapshotBytes() throws SQLException {
        return BenchmarkDatabase.number(
                database.pool(),
                "select pg_total_relation_size('ledger_snapshot') + pg_total_relation_size('ledger_snapshot_chunk')");
    }

    private void awaitSnapshots() {
        background.shutdown();
        try {
            if (!background.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a snapshot is not saved within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutboundTransfer transfer(Occurrence event) {
        ObjectNode data = EventJson.mapper().createObjectNode();
        data.put("handlerId", event.handlerId());
        data.put("recipientId", RECIPIENT.recipientId());
        data.put("occurredAt", event.occurredAt().toString());
        data.put("purpose", "customer-support");
        data.putArray("categories").add("CONTACT").add("ORDER");
        data.put("legalBasis", "CONSENT");
        data.put("separateConsent", true);
        data.put("importantData", false);
        return new OutboundTransfer(
                new EventIdentity(event.handlerId(), event.source(), event.id()),
                ContentHash.of(event.contentHash()),
                event.occurredAt(),
                RECIPIENT.recipientId(),
                "customer-support",
                event.nonSensitive(),
                event.sensitive(),
                Optional.empty(),
                Optional.empty(),
                LegalBasis.CONSENT,
                false,
                Optional.empty(),
                data);
    }

    @Override
    public void close() throws SQLException {
        background.shutdownNow();
        database.close();
        server.drop(NAME);
    }
}

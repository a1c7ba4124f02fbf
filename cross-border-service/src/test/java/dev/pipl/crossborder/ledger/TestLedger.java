package dev.pipl.crossborder.ledger;

import dev.pipl.law.Provisions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger over a store in memory, with keys that are the same in every run. */
final class TestLedger {

    static final Provisions LAW = Provisions.load();
    static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    final InMemoryLedgerStore store;
    final Ledger ledger;
    private int requests;

    TestLedger() {
        this(new InMemoryLedgerStore());
    }

    TestLedger(InMemoryLedgerStore store) {
        this(store, Long.MAX_VALUE);
    }

    TestLedger(InMemoryLedgerStore store, long cacheBytesMax) {
        this(store, cacheBytesMax, LAW);
    }

    /** The same ledger under another law. */
    static TestLedger under(Provisions law, InMemoryLedgerStore store) {
        return new TestLedger(store, Long.MAX_VALUE, law);
    }

    private TestLedger(InMemoryLedgerStore store, long cacheBytesMax, Provisions law) {
        this.store = store;
        this.ledger = new Ledger(
                store,
                TestLedger::key,
                law,
                Clock.fixed(NOW, ZoneOffset.UTC),
                cacheBytesMax,
                Runnable::run,
                LedgerParts.standard().with(new Retries(5, 0)));
    }

    static Optional<YearKey> key(int year) {
        byte[] secret = ("secret of " + year).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new YearKey(year, "key-" + year, new HmacPrf(secret)));
    }

    Outcome write(Transfers transfer) {
        return write(List.of(transfer)).get(0);
    }

    List<Outcome> write(List<Transfers> transfers) {
        String requestId = "request-" + System.identityHashCode(this) + "-" + requests++;
        List<Arrival> arrivals = new ArrayList<>();
        for (Transfers transfer : transfers) {
            arrivals.add(transfer.overHttp(requestId, arrivals.size()));
        }
        return ledger.writer().write(new Batch.HttpBatch(requestId, arrivals));
    }

    YearView year(String handlerId, int year) {
        return ledger.reader().year(handlerId, year);
    }

    List<String> newsTypes() {
        return store.published.stream().map(outgoing -> outgoing.event().type()).toList();
    }

    List<String> alertCodes() {
        return store.published.stream()
                .filter(outgoing -> outgoing.event().type().equals("dev.pipl.alert.raised.v1"))
                .map(outgoing -> outgoing.event().data().get("code").asText())
                .toList();
    }
}

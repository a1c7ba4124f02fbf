package dev.pipl.system.benchmark.loop;

import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.crossborder.ledger.HmacPrf;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.RecipientSnapshot;
import dev.pipl.crossborder.ledger.YearKey;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.events.EventJson;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A handler's year of a given number of persons, written by the ledger itself. */
final class FoldedYear {

    static final int YEAR = 2026;
    static final int PERSONS_PER_EVENT = 100;
    static final int EVENTS_PER_ROW = 25;
    static final int PERSONS_PER_ROW = PERSONS_PER_EVENT * EVENTS_PER_ROW;

    private static final String HANDLER = "0f6d3c52-7a51-4c2e-9d0a-2b8f1e6a4c11";
    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final HandlerSnapshot FACTS =
            new HandlerSnapshot(HANDLER, 1, new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty()));

    final RowsInMemory store;
    private final Ledger ledger;

    FoldedYear(int persons, boolean keepsSnapshots) {
        store = new RowsInMemory(keepsSnapshots);
        YearKey key = new YearKey(YEAR, "key", new HmacPrf(new byte[32]));
        ledger = new Ledger(
                store,
                year -> Optional.of(key),
                Provisions.load(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Long.MAX_VALUE,
                Runnable::run);
        for (int first = 0; first < persons; first += PERSONS_PER_ROW) {
            ledger.writer().write(row(first));
        }
    }

    /** What a question costs after a cold start: everything is folded anew. */
    long coldCount() {
        ledger.forget();
        return ledger.reader().year(HANDLER, YEAR).headCounts().nonSensitive().upper();
    }

    static List<String> tokens(int first, int count) {
        List<String> tokens = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            tokens.add("%043d".formatted(i));
        }
        return tokens;
    }

    private static Batch.HttpBatch row(int first) {
        String request = "request-" + first;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_ROW; i++) {
            arrivals.add(new Arrival(
                    transfer(first + i * PERSONS_PER_EVENT),
                    NOW,
                    new RecipientSnapshot("recipient", 1, "SG"),
                    FACTS,
                    new Coordinates.HttpEvent(request, i)));
        }
        return new Batch.HttpBatch(request, arrivals);
    }

    private static OutboundTransfer transfer(int first) {
        return new OutboundTransfer(
                new EventIdentity(
                        HANDLER, "/handlers/" + HANDLER + "/pipelines/crm", new UUID(first, ~first).toString()),
                ContentHash.of(new byte[32]),
                NOW,
                "recipient",
                "customer-support",
                tokens(first, PERSONS_PER_EVENT),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                LegalBasis.CONSENT,
                false,
                Optional.empty(),
                EventJson.mapper().createObjectNode().put("purpose", "customer-support"));
    }
}

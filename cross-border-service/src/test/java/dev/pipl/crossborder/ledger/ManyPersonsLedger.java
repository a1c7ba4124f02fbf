package dev.pipl.crossborder.ledger;

import java.util.List;

/** One handler's year with many persons in full events, every tenth of them sensitive, and a decision at its end. */
public final class ManyPersonsLedger {

    public static final String HANDLER = "handler-of-many";
    /** Technical: as many as an event may name. */
    private static final int EVENT_PERSONS = 10_000;

    private final TestLedger ledger = new TestLedger();

    public ManyPersonsLedger(int persons) {
        for (int from = 0; from < persons; from += EVENT_PERSONS) {
            int to = Math.min(persons, from + EVENT_PERSONS);
            Transfers transfer = Transfers.of(HANDLER, "event-" + from)
                    .nonSensitive(Transfers.people(from, to))
                    .sensitive(Transfers.people(from, from + (to - from) / 10));
            String requestId = "request-" + from;
            ledger.ledger.writer().write(new Batch.HttpBatch(requestId, List.of(transfer.overHttp(requestId, 0))));
        }
        ledger.ledger.writer().write(Corrections.voiding(Transfers.of(HANDLER, "event-0")));
    }

    /** The store that holds it. */
    public LedgerReads reads() {
        return ledger.store;
    }
}

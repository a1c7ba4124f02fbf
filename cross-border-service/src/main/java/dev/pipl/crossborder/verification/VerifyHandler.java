package dev.pipl.crossborder.verification;

import dev.pipl.crossborder.ledger.KnownHead;
import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.VerifyLedger;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Verifies a handler's stored years against themselves and against every trace they left. Changes nothing. */
public final class VerifyHandler {

    private final VerifyLedger ledger;
    private final LedgerTraces traces;
    private final RouteTable table;
    private final Clock clock;

    public VerifyHandler(LedgerReads reads, LedgerTraces traces, Provisions provisions, Clock clock) {
        this.ledger = new VerifyLedger(reads, provisions);
        this.traces = traces;
        this.table = RouteTable.of(provisions);
        this.clock = clock;
    }

    /**
     * Verifies a year, or all of them: those with rows and those somebody knows to have had rows.
     *
     * @param year empty for all. That a row is missing which nobody but the other years knows of is found only then
     * @throws dev.pipl.crossborder.ledger.LedgerUnavailable no answer now; a damaged row is an answer
     */
    public Verification verify(String handlerId, OptionalInt year) {
        Instant now = clock.instant();
        List<KnownHead> known = traces.heads(handlerId);
        Collection<Integer> years = new TreeSet<>(traces.years(handlerId));
        known.forEach(head -> years.add(head.year()));
        if (year.isPresent()) {
            years.retainAll(List.of(year.getAsInt()));
        }
        return new Verification(
                handlerId,
                ledger.verify(handlerId, years, year.isEmpty(), known),
                now,
                table.ruleVersion(BeijingCalendar.dateOf(now)));
    }
}

package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that somebody writes anew who knows the format, with hashes that go with them. */
class ForgedLedgerTest {

    @Test
    void aRowLeftOutOfTheCountsIsFoundThoughTheChainWasMadeAnew() {
        OpenRows rows = new OpenRows();
        rows.rewriteFrom(
                2026,
                8,
                body -> new RowBody(
                        body.entries().subList(0, 1),
                        body.crossings(),
                        body.routeChanges(),
                        body.retractions(),
                        body.after()));

        assertThat(rows.faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.FIGURES_DIFFER, 8L));
    }

    @Test
    void aLimitThatWasTakenOutIsFoundThoughTheChainWasMadeAnew() {
        OpenRows rows = new OpenRows();
        rows.rewriteFrom(
                2026,
                10,
                body -> new RowBody(body.entries(), List.of(), body.routeChanges(), body.retractions(), body.after()));

        assertThat(rows.faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.DECISIONS_DIFFER, 10L));
    }

    @Test
    void aConsistentForgeryIsFoundByWhoeverKeptAHead() {
        OpenRows rows = new OpenRows();
        byte[] kept = rows.years.get(2026).get(9L).hash();
        rows.rewriteFrom(2026, 4, body -> {
            Entry.VoidProposal was = (Entry.VoidProposal) body.entries().get(0);
            return new RowBody(
                    List.of(new Entry.VoidProposal(
                            was.identity(),
                            was.content(),
                            was.receivedAt(),
                            was.position(),
                            was.voidedSource(),
                            was.voidedEventId(),
                            "another reason",
                            was.evidence())),
                    body.crossings(),
                    body.routeChanges(),
                    body.retractions(),
                    body.after());
        });

        assertThat(rows.faults()).isEmpty();
        assertThat(rows.faults(new KnownHead(2026, 9, Optional.of(kept))))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.HEAD_DIFFERS, 9L));
    }

    @Test
    void aRowRewrittenAloneBreaksTheChainBehindIt() {
        OpenRows rows = new OpenRows();
        LedgerRow row = rows.years.get(2026).get(4L);
        rows.put(OpenRows.rewritten(
                row,
                row.previousHash(),
                body -> new RowBody(
                        List.of(), body.crossings(), body.routeChanges(), body.retractions(), body.after())));

        assertThat(rows.faults())
                .extracting(RowFault::kind, RowFault::sequence)
                .contains(tuple(FaultKind.CHAIN_BROKEN, 5L));
    }

    @Test
    void anEventRecordedTwiceIsNamed() {
        OpenRows rows = new OpenRows();
        Entry again = RowCodec.decode(
                        SampleLedger.HANDLER, 2024, rows.years.get(2024).get(1L).body())
                .entries()
                .get(0);
        rows.rewriteFrom(
                2026,
                12,
                body -> new RowBody(
                        List.of(body.entries().get(0), again),
                        body.crossings(),
                        body.routeChanges(),
                        body.retractions(),
                        body.after()));

        assertThat(rows.faults())
                .filteredOn(fault -> fault.kind() == FaultKind.EVENT_TWICE)
                .extracting(fault -> fault.entry().orElseThrow().id())
                .containsExactly("2024-before-the-rules");
    }
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.route.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A row in the making. */
final class RowDraft {

    /** A row of more is inconvenient to read back; technical, without meaning in law. */
    private static final int PERSONS_MAX = 65_536;
    /** Likewise. */
    private static final int ENTRIES_MAX = 4_096;

    final int year;
    final long sequence;
    /** What becomes of each event in it. */
    final Outcome.Accepted accepted;

    private final String keyId;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<RouteChange> routeChanges = new ArrayList<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private int persons;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    RowDraft(int year, long sequence, String keyId) {
        this.year = year;
        this.sequence = sequence;
        this.accepted = new Outcome.Accepted(year, sequence);
        this.keyId = keyId;
    }

    void add(Entry entry) {
        entries.add(entry);
        persons += RowCodec.personsOf(entry).map(Persons::size).orElse(0);
        if (entry instanceof Entry.Recorded event) {
            first = Math.min(first, event.position());
            last = Math.max(last, event.position());
        }
    }

    void add(Verdict verdict) {
        crossings.addAll(verdict.crossings());
        routeChanges.addAll(verdict.routeChanges());
        retractions.addAll(verdict.retractions());
    }

    void add(RouteChange change) {
        routeChanges.add(change);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean isFull() {
        return persons >= PERSONS_MAX || entries.size() >= ENTRIES_MAX;
    }

    /** The row as it follows the state's newest one, with the state's figures. */
    LedgerRow row(YearState state, long turn, Causes causes, Instant recordedAt) {
        YearSummary before = state.summary();
        RowFigures after = RowFigures.of(state.persons, state.declared(), before.standing());
        LedgerRow open = new LedgerRow(
                before.handlerId(),
                year,
                sequence,
                turn,
                causes.of(first, last),
                state.headCounts().nonSensitive().upper(),
                state.headCounts().sensitive().upper(),
                before.standing().ruleVersion(),
                keyId,
                recordedAt,
                before.hash(),
                null,
                RowCodec.encode(new RowBody(entries, crossings, routeChanges, retractions, after)));
        return new LedgerRow(
                open.handlerId(),
                open.year(),
                open.sequence(),
                open.turn(),
                open.cause(),
                open.nonSensitive(),
                open.sensitive(),
                open.ruleVersion(),
                open.keyId(),
                open.recordedAt(),
                open.previousHash(),
                RowChain.hashOf(open),
                open.body());
    }

    /** Names a row's cause by the positions of the events in it. */
    @FunctionalInterface
    interface Causes {
        Cause of(long first, long last);
    }
}

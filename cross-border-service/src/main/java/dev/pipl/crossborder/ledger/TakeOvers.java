package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.Happening;
import java.util.Optional;

/** Takes a predecessor's persons over into one handler's year, part by part; each counts once with the year's own. */
final class TakeOvers {

    private final HandlerState state;
    private final LedgerReads reads;
    private final Judging judging;
    private final Decisions.Rows rows;
    private final ProfileChanges profiles;

    TakeOvers(HandlerState state, LedgerReads reads, Judging judging, Decisions.Rows rows, ProfileChanges profiles) {
        this.state = state;
        this.reads = reads;
        this.judging = judging;
        this.rows = rows;
        this.profiles = profiles;
    }

    /** Without effect for a part that is there already, and for a year that has no key any more. */
    void write(Batch.TakeOver part) {
        Optional<YearKey> key = judging.keys().of(part.year());
        if (key.isEmpty() || isThere(part)) {
            return;
        }
        profiles.requireNotOutdated(part.year(), part.successor());
        RowDraft row = rows.of(part.year(), key.get().keyId());
        YearState folded = state.years.get(part.year());
        DeclaredTotals declaredBefore = folded.declared();
        Entry.TakeOver entry = Entries.of(part);
        row.add(entry);
        folded.take(entry);
        Happening happening = Happenings.of(
                entry,
                Happenings.nonSensitive(folded.persons, declaredBefore, folded.declared()),
                Happenings.sensitive(folded.persons, declaredBefore, folded.declared()));
        YearSummary summary = folded.summary();
        rows.take(
                row,
                folded,
                judging.judge().judge(part.year(), summary.standing(), summary.standingCrossings(), happening));
    }

    /** A part's row holds nothing else, and its cause names it. */
    private boolean isThere(Batch.TakeOver part) {
        Cause cause = Cause.succession(part.successionId(), part.part());
        boolean[] isThere = new boolean[1];
        reads.rowsAfter(
                state.handlerId,
                part.year(),
                part.sinceSequence(),
                row -> isThere[0] = isThere[0] || row.cause().equals(cause));
        return isThere[0];
    }
}

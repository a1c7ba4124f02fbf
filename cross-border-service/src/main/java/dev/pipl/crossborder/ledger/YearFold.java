package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.ClassStep;
import dev.pipl.crossborder.route.Happening;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;

/**
 * Folds committed rows into a year's state. What a row decided is taken from the row, never decided again: a later law
 * or a later version of this code does not rewrite the past. Every row is checked against the chain and, unless a later
 * row decides about its events, against its own figures.
 */
final class YearFold {

    private YearFold() {}

    /** Sees each entry after it was taken in. */
    @FunctionalInterface
    interface Witness {
        Witness NONE = (entry, state, declaredBefore) -> {};

        void saw(Entry entry, YearState state, DeclaredTotals declaredBefore);
    }

    /** These, and what persons decided in that row. */
    static Adjustments decisions(Adjustments before, LedgerRow row) {
        Adjustments all = before;
        for (Entry entry :
                RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
            all = all.with(entry, row.sequence());
        }
        return all;
    }

    /**
     * Takes the next row in.
     *
     * @return false if the row decides about events of earlier ones: the state is then worthless, and all rows must be
     *     folded anew into one that knows of it from the start
     * @throws RowCorrupt if the row does not follow, or is not what its hash and figures say
     */
    static boolean fold(YearState state, LedgerRow row, Witness witness) {
        YearSummary before = state.summary();
        if (row.sequence() != before.sequence() + 1 || !RowChain.follows(before.hash(), row)) {
            throw corrupt(row, "does not follow row " + before.sequence());
        }
        return take(state, row, RowCodec.decode(row.handlerId(), row.year(), row.body()), witness);
    }

    /** Likewise with a row that is known to follow and is decoded. */
    static boolean take(YearState state, LedgerRow row, RowBody body, Witness witness) {
        YearStanding standing = state.summary().standing();
        for (Entry entry : body.entries()) {
            DeclaredTotals declaredBefore = state.declared();
            if (state.isTouchedBy(entry)) {
                return false;
            }
            state.adjust(state.adjustments().with(entry, row.sequence()));
            if (entry instanceof Entry.Recorded event) {
                state.take(event, row.sequence());
            } else if (entry instanceof Entry.TakeOver taken) {
                state.take(taken);
            }
            standing = seen(standing, entry, state, row.year());
            witness.saw(entry, state, declaredBefore);
        }
        RowFigures after = body.after();
        standing = standing.restored(
                after.judged(),
                after.route(),
                row.ruleVersion(),
                after.nonSensitiveMax(),
                after.sensitiveMax(),
                after.nonSensitiveGrossMax(),
                after.sensitiveGrossMax(),
                after.held());
        // Figures of a row from before a decision do not know of it.
        if (row.sequence() >= state.adjustments().lastSequence()
                && !RowFigures.of(state.persons, state.declared(), standing).equals(after)) {
            throw corrupt(row, "states other figures than its prefix gives");
        }
        state.update(state.summary()
                .judged(new Verdict(standing, body.crossings(), body.routeChanges(), body.retractions()))
                .counted(state.headCounts())
                .after(row));
        return true;
    }

    private static YearStanding seen(YearStanding standing, Entry entry, YearState state, int year) {
        if (entry instanceof Entry.Transfer transfer) {
            Happening happening = Happenings.of(transfer, ClassStep.NOTHING, ClassStep.NOTHING);
            return standing.under(
                    state.adjustments().isVoided(transfer.identity()) ? happening.withoutEffect() : happening);
        }
        if (entry instanceof Entry.TakeOver taken) {
            return standing.under(Happenings.of(taken, ClassStep.NOTHING, ClassStep.NOTHING));
        }
        if (entry instanceof Entry.RuleChange change) {
            return standing.under(Happenings.of(change, standing));
        }
        return entry instanceof Entry.Profile profile ? standing.under(Happenings.of(profile, year)) : standing;
    }

    private static RowCorrupt corrupt(LedgerRow row, String what) {
        return new RowCorrupt(
                "row " + row.sequence() + " of handler " + row.handlerId() + ", " + row.year() + ": " + what);
    }
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.ClassStep;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.HashSet;
import java.util.Set;

/**
 * Folds committed rows into a year's state. What a row decided is taken from the row, never decided again: a later law
 * or a later version of this code does not rewrite the past. Every row is checked against the chain and, unless voids
 * are in play, against its own figures.
 */
final class YearFold {

    private YearFold() {}

    /** The events that approved voids in a row name. */
    static Set<EventIdentity> approvedVoids(LedgerRow row) {
        Set<EventIdentity> voided = new HashSet<>();
        for (Entry entry :
                RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
            if (entry instanceof Entry.VoidApproval approval) {
                voided.add(approval.voided());
            }
        }
        return voided;
    }

    /**
     * Takes the next row in.
     *
     * @return false if the row approves the void of an event: the state is then worthless, and all rows must be folded
     *     anew into one that excludes it from the start
     * @throws RowCorrupt if the row does not follow, or is not what its hash and figures say
     */
    static boolean fold(YearState state, LedgerRow row) {
        YearSummary before = state.summary();
        if (row.sequence() != before.sequence() + 1 || !RowChain.follows(before.hash(), row)) {
            throw corrupt(row, "does not follow row " + before.sequence());
        }
        RowBody body = RowCodec.decode(row.handlerId(), row.year(), row.body());
        YearStanding standing = before.standing();
        for (Entry entry : body.entries()) {
            if (entry instanceof Entry.Recorded event) {
                state.take(event, row.sequence());
            }
            if (entry instanceof Entry.Transfer transfer) {
                standing = standing.under(Happenings.of(transfer, ClassStep.NOTHING, ClassStep.NOTHING));
            } else if (entry instanceof Entry.Profile profile) {
                standing = standing.under(Happenings.of(profile, row.year()));
            } else if (entry instanceof Entry.VoidApproval approval
                    && !state.voided().contains(approval.voided())) {
                return false;
            }
        }
        RowFigures after = body.after();
        standing = standing.restored(
                after.judged(),
                after.route(),
                row.ruleVersion(),
                after.nonSensitiveMax(),
                after.sensitiveMax(),
                after.nonSensitiveGrossMax(),
                after.sensitiveGrossMax());
        if (state.voided().isEmpty()
                && !RowFigures.of(state.persons, state.declared(), standing).equals(after)) {
            throw corrupt(row, "states other figures than its prefix gives");
        }
        state.update(state.summary()
                .judged(new Verdict(standing, body.crossings(), body.routeChanges()))
                .counted(state.headCounts())
                .after(row));
        return true;
    }

    private static RowCorrupt corrupt(LedgerRow row, String what) {
        return new RowCorrupt(
                "row " + row.sequence() + " of handler " + row.handlerId() + ", " + row.year() + ": " + what);
    }
}

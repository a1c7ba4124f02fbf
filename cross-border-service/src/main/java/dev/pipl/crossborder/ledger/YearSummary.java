package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Crossings;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything of a handler's year but its persons, events and declarations. Immutable; one is published after every
 * commit and read without a lock.
 *
 * @param sequence of the newest row, 0 before the first
 * @param turn of the newest row
 * @param asOf when that row was recorded, {@code null} before the first
 * @param hash of that row; the chain's origin before the first
 * @param tokenKeyIds the token keys pipelines named, in order of appearance
 */
record YearSummary(
        String handlerId,
        int year,
        long sequence,
        long turn,
        Instant asOf,
        byte[] hash,
        HeadCounts headCounts,
        YearStanding standing,
        List<Crossing> crossings,
        List<RouteChange> routeChanges,
        List<Retraction> retractions,
        List<String> tokenKeyIds) {

    static YearSummary blank(String handlerId, int year) {
        return new YearSummary(
                handlerId,
                year,
                0,
                0,
                null,
                RowChain.origin(),
                HeadCounts.NOBODY,
                YearStanding.BLANK,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The crossings that no decision took back. */
    List<Crossing> standingCrossings() {
        return Crossings.standing(crossings, retractions);
    }

    YearSummary judged(Verdict verdict) {
        return new YearSummary(
                handlerId,
                year,
                sequence,
                turn,
                asOf,
                hash,
                headCounts,
                verdict.standing(),
                joined(crossings, verdict.crossings()),
                joined(routeChanges, verdict.routeChanges()),
                joined(retractions, verdict.retractions()),
                tokenKeyIds);
    }

    YearSummary counted(HeadCounts newCounts) {
        return new YearSummary(
                handlerId,
                year,
                sequence,
                turn,
                asOf,
                hash,
                newCounts,
                standing,
                crossings,
                routeChanges,
                retractions,
                tokenKeyIds);
    }

    YearSummary withTokenKey(String keyId) {
        return new YearSummary(
                handlerId,
                year,
                sequence,
                turn,
                asOf,
                hash,
                headCounts,
                standing,
                crossings,
                routeChanges,
                retractions,
                joined(tokenKeyIds, List.of(keyId)));
    }

    YearSummary after(LedgerRow row) {
        return new YearSummary(
                handlerId,
                year,
                row.sequence(),
                row.turn(),
                row.recordedAt(),
                row.hash(),
                headCounts,
                standing,
                crossings,
                routeChanges,
                retractions,
                tokenKeyIds);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Judges a handler's stored year from its first row on, as other rules would have judged it. Reads the store alone and
 * writes nothing; one year is in memory at a time, for as long as the call takes. What persons decided since is known from
 * the start, and whether a claimed ground was honoured stays as it was decided.
 */
public final class RefoldYear {

    private final LoadHandler load = new LoadHandler(new SecureRandom()::nextLong);
    private final LedgerReads reads;

    public RefoldYear(LedgerReads reads) {
        this.reads = reads;
    }

    /**
     * A year as judged by certain rules.
     *
     * @param route empty where the rules were not in force by the year's last row
     * @param crossings in arrival order
     */
    public record Refolded(
            Optional<Route> route, List<Crossing> crossings, List<RouteChange> routeChanges, HeadCounts counts) {}

    /**
     * The year as judged by each of the tables.
     *
     * @throws LedgerUnavailable no answer now
     * @throws RowCorrupt a row is not what its hash says
     */
    public List<Refolded> refold(String handlerId, int year, List<RouteTable> tables) {
        List<JudgedAgain> judges = tables.stream()
                .map(table -> new JudgedAgain(new JudgeYear(table), year))
                .toList();
        Adjustments[] adjustments = {Adjustments.NONE};
        long[] newest = {0};
        reads.rowsAfter(handlerId, year, 0, row -> {
            adjustments[0] = YearFold.decisions(adjustments[0], row);
            newest[0] = row.sequence();
        });
        // Rows that come in between are for the next time: their decisions are not known here.
        YearState folded = load.replayedUntil(
                reads,
                handlerId,
                year,
                adjustments[0],
                newest[0],
                (entry, state, declaredBefore) -> judges.forEach(judge -> judge.saw(entry, state, declaredBefore)));
        return judges.stream().map(judge -> refolded(judge.outcome(folded))).toList();
    }

    private static Refolded refolded(JudgeDecision.Replayed outcome) {
        Optional<Route> route =
                outcome.standing().judged() ? Optional.of(outcome.standing().route()) : Optional.empty();
        return new Refolded(route, outcome.crossings(), outcome.routeChanges(), outcome.counts());
    }
}

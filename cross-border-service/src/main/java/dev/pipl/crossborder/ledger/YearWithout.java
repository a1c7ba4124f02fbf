package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.law.route.ExemptionGround;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a year as it would stand had a ground never been met: everything sent on it counts, each person once. Reads the
 * rows twice, writes nothing, and leaves the handler's lane alone.
 */
final class YearWithout {

    /** Behind every row, so that it has the last word and no row's own figures are compared. */
    private static final long AFTER_ALL = Long.MAX_VALUE;

    private final LedgerReads reads;
    private final LoadHandler load;
    private final JudgedAgain again;

    YearWithout(LedgerReads reads, LoadHandler load, JudgeYear judge, int year) {
        this.reads = reads;
        this.load = load;
        this.again = new JudgedAgain(judge, year);
    }

    /** The year as of its newest row, and how it would have been judged. */
    record Folded(YearSummary summary, JudgeDecision.Replayed outcome) {}

    /**
     * @param evidence only the claims with this evidence; empty for all on that ground
     */
    Folded fold(String handlerId, int year, ExemptionGround ground, Optional<String> evidence) {
        Adjustments[] decided = {Adjustments.NONE};
        long[] newest = {0};
        Set<String> claimed = new LinkedHashSet<>();
        reads.rowsAfter(handlerId, year, 0, row -> {
            decided[0] = YearFold.decisions(decided[0], row);
            newest[0] = row.sequence();
            RowCodec.decode(row.handlerId(), row.year(), row.body()).entries().stream()
                    .filter(entry -> entry instanceof Entry.Transfer)
                    .map(entry -> ((Entry.Transfer) entry).counting())
                    .filter(counting -> counting.ground().equals(Optional.of(ground)))
                    .map(Entry.Counting::evidence)
                    .filter(text -> evidence.isEmpty() || text.equals(evidence.get()))
                    .forEach(claimed::add);
        });
        Adjustments supposed = decided[0];
        for (String text : claimed) {
            supposed = supposed.with(neverMet(ground, text), AFTER_ALL);
        }
        YearState state = load.replayedUntil(reads, handlerId, year, supposed, newest[0], again);
        return new Folded(state.summary(), again.outcome(state));
    }

    private static Entry.GroundDecided neverMet(ExemptionGround ground, String evidence) {
        return new Entry.GroundDecided(
                "what-if " + evidence,
                ground,
                evidence,
                false,
                Optional.empty(),
                "what if",
                "nobody",
                Instant.EPOCH,
                false);
    }
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Verifies stored rows anew, from the first on: sequence, turn, chain, checks, and by a fold of its own every figure, limit
 * and route. Uses neither snapshots nor what is in memory for judging, changes nothing, and keeps one year's persons in
 * memory at a time. Blocking; thread-safe.
 */
public final class VerifyLedger {

    private final LoadHandler load = new LoadHandler(new SecureRandom()::nextLong);
    private final LedgerReads reads;
    private final JudgeYear judge;

    public VerifyLedger(LedgerReads reads, Provisions provisions) {
        this.reads = reads;
        this.judge = new JudgeYear(RouteTable.of(provisions));
    }

    /**
     * Walks these years.
     *
     * @param years ascending; all the handler has, for a row that is gone with its trace to be missed
     * @param isWhole whether these are all
     * @param known rows that were there by what others know
     * @return one answer a year, in their order
     * @throws LedgerUnavailable no answer now; a damaged row is an answer
     */
    public List<VerifiedYear> verify(
            String handlerId, Collection<Integer> years, boolean isWhole, Collection<KnownHead> known) {
        TurnsSeen turns = new TurnsSeen(reads.lastTurn(handlerId));
        EventsSeen events = new EventsSeen(reads, handlerId, new SecureRandom().nextLong());
        List<VerifiedYear> verified = new ArrayList<>();
        for (int year : years) {
            verified.add(new YearWalk(reads, load, judge, handlerId, year, events, turns)
                    .walk(known.stream().filter(head -> head.year() == year).toList()));
        }
        return isWhole ? with(turns.faults(), verified) : verified;
    }

    private static List<VerifiedYear> with(Map<Integer, List<RowFault>> more, List<VerifiedYear> verified) {
        return verified.stream()
                .map(year -> more.containsKey(year.year()) ? year.with(more.get(year.year())) : year)
                .toList();
    }
}

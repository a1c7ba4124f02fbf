package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.YearFigures;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts a handler's year as it would stand if transfers that are not made yet were: exactly, each person once, and
 * without changing anything. Blocking; thread-safe.
 */
public interface ProspectiveCounts {

    /**
     * A transfer that may be made.
     *
     * @param persons under the key of the transfer's year
     * @param counted whether its persons will count, or only stand in the gross
     */
    record Prospect(Persons persons, Optional<DeclaredCounts> declaredCounts, Instant occurredAt, boolean counted) {}

    /**
     * A year with the prospects in it.
     *
     * @param sequence of the newest committed row it builds on, 0 where there is none
     * @param counts as they would stand after the prospects' events were accepted
     * @param figures what the year's route would go by; important data and statutory duty as the year stands now
     */
    record Projected(long sequence, HeadCounts counts, YearFigures figures) {}

    /**
     * The persons of a transfer under its year's key.
     *
     * @return empty once the year is closed
     * @throws LedgerUnavailable no answer now
     */
    Optional<Persons> persons(OutboundTransfer transfer);

    /**
     * Counts.
     *
     * @param turn of the handler's newest row, as it was read no earlier than what is held
     * @param held what else may be made of that handler and year; the same objects from question to question make the
     *     answer cheap
     * @param asked the transfer that is asked about
     * @throws LedgerUnavailable no answer now
     */
    Projected project(String handlerId, int year, long turn, HeldTransfers held, Prospect asked);
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import java.util.List;
import java.util.Optional;

/**
 * Answers from the committed ledger, never from an estimate: an answer contains every row that was committed before the
 * question, whichever instance wrote it. Blocking; thread-safe.
 */
public interface LedgerReader {

    /**
     * A handler's year; one without rows is a year in which nothing was sent.
     *
     * @throws LedgerUnavailable no answer now
     */
    YearView year(String handlerId, int year);

    /**
     * A handler's year exactly as the ledger had it after that row; 0 for before the first one.
     *
     * @return empty when the year has no such row
     * @throws LedgerUnavailable no answer now
     */
    Optional<YearView> yearAsOf(String handlerId, int year, long sequence);

    /**
     * A handler's year as it would stand had a ground never been met: everything sent on it counted, each person once, and
     * the year judged so from its first row. Nothing is written. Costs two passes over the year's rows.
     *
     * @param evidence only the claims with this evidence; empty for all on that ground
     * @throws LedgerUnavailable no answer now
     */
    YearView yearWithout(String handlerId, int year, ExemptionGround ground, Optional<String> evidence);

    /** The years of a handler that have rows, ascending. */
    List<Integer> years(String handlerId);

    /** Where an event is recorded. */
    Optional<RecordedAt> find(EventIdentity identity);

    /** Where a transfer is recorded; empty for events of another kind. */
    Optional<RecordedAt> findTransfer(EventIdentity identity);

    /** The newest rejection of an event that has that identity. */
    Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId);

    /** A handler's rejections with a number above that one, ascending. */
    List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit);

    /** Year and row of a recorded event. */
    record RecordedAt(int year, long sequence) {}
}

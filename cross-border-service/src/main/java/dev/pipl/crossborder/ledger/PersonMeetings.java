package dev.pipl.crossborder.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds where the same persons appear in two transfers of different kind. No fingerprint comes out. Blocking; thread-safe;
 * it reads all rows of the years asked for, so it is for a daily look.
 */
public interface PersonMeetings {

    /**
     * Persons whose non-sensitive information alone went to a recipient, and whose sensitive information alone went to the
     * same recipient within days, by another transfer.
     *
     * @param handlerId who sent the non-sensitive part
     * @param sensitiveHandlerId who sent the sensitive part; it may be the same handler
     * @param recipient as the caller's function names it
     * @param persons how many there are
     * @param sensitivePersons how many persons' sensitive information alone that handler sent to the recipient in all
     * @param firstOn the first day of such a sensitive transfer
     * @param lastOn the last one
     */
    record Meeting(
            String handlerId,
            String sensitiveHandlerId,
            String recipient,
            long persons,
            long sensitivePersons,
            LocalDate firstOn,
            LocalDate lastOn) {}

    /**
     * Looks through these handlers' year.
     *
     * @param daysMax how many days the two parts may lie apart
     * @param personsMax with more sensitive occurrences than this nothing is said, because it would take too much memory
     * @param recipients names a recipient by its id, the same for the same recipient; empty for one to leave out
     * @return empty where there were too many
     * @throws LedgerUnavailable no answer now
     */
    Optional<List<Meeting>> meetings(
            List<String> handlerIds,
            int year,
            int daysMax,
            int personsMax,
            Function<String, Optional<String>> recipients);
}

package dev.pipl.crossborder.year;

import java.time.LocalDate;

/**
 * What the ledgers of a year held at one moment.
 *
 * @param handlerYears how many handlers have a ledger of that year
 * @param chainHeads SHA-256, in hex, over the newest row of each: handler, sequence and hash, in the handlers' order
 * @param lastRecordedOn the day of the last transfer, or change of a handler's facts, of that year; {@code null} where
 *     nothing is recorded
 */
public record Coverage(long handlerYears, String chainHeads, LocalDate lastRecordedOn) {

    /** The day from which the records are kept; the year's last day where nothing is recorded. */
    public LocalDate keptFrom(int year) {
        return lastRecordedOn == null ? LocalDate.of(year, 12, 31) : lastRecordedOn;
    }
}

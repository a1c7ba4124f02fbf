package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;

/**
 * An operator closed a past Beijing calendar year for the whole platform. Late events of it are still recorded, for the
 * ledger says what happened; they are then to be explained.
 *
 * @param handlerYears how many handlers have a ledger of that year
 * @param chainHeads SHA-256, in hex, over the newest row of each of these ledgers
 */
public record YearClosed(int year, OffsetDateTime closedAt, String reason, long handlerYears, String chainHeads)
        implements Event {}

package dev.pipl.crossborder.ledger;

import java.time.LocalDate;

/**
 * A year has facts to be judged by for the first time. A newer profile that was told before it had any found nothing to
 * judge and left no trace in the ledger, so whoever tells profiles has to compare the newest one with the year once more.
 *
 * @param on the Beijing day the facts are of
 */
public record FirstFacts(String handlerId, int year, LocalDate on) {}

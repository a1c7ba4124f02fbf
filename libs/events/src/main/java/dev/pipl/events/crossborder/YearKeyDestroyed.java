package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;

/**
 * The key of a year's fingerprints is destroyed: the year's ledgers can still be counted and verified, but no token can be
 * linked to them any more, and later events of that year are rejected.
 *
 * @param keyId the key's name in the ledger's rows
 * @param commitment SHA-256, in hex, that was taken of the key when it was made: says which key it was
 * @param handlerYears how many handlers have a ledger of that year
 * @param chainHeads SHA-256, in hex, over the newest row of each of these ledgers
 */
public record YearKeyDestroyed(
        int year, String keyId, String commitment, OffsetDateTime destroyedAt, long handlerYears, String chainHeads)
        implements Event {}

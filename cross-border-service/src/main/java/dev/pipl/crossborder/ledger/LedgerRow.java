package dev.pipl.crossborder.ledger;

import java.time.Instant;

/**
 * One row of the ledger, append-only. {@code docs/ledger-format.md} describes its body and its hash.
 *
 * @param sequence counts the rows of the handler's year from 1
 * @param turn counts the rows of the handler over all years from 1; two writers cannot take the same turn
 * @param nonSensitive the upper bound of distinct persons after the row
 * @param sensitive likewise
 * @param ruleVersion the rules by which the year stands judged after the row; empty before any were in force
 * @param keyId the key of the year's fingerprints
 * @param recordedAt by the platform's clock, in whole microseconds
 */
public record LedgerRow(
        String handlerId,
        int year,
        long sequence,
        long turn,
        Cause cause,
        long nonSensitive,
        long sensitive,
        String ruleVersion,
        String keyId,
        Instant recordedAt,
        byte[] previousHash,
        byte[] hash,
        byte[] body) {}

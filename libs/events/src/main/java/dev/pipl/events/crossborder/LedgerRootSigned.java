package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;

/**
 * A root over the heads of all ledgers is signed. Keep it: with it anyone can show later that a ledger was changed.
 *
 * @param number counts the roots from 1, without a gap
 * @param previous SHA-256, in hex, of the statement before as signed; zeros for the first
 * @param handlerYears how many ledgers it covers, one a handler and year
 * @param treeHash in hex, of the tree of RFC 6962 over their heads
 * @param keyId the thumbprint of the key that signed
 * @param statement what was signed, as compact JWS; the other members repeat it
 */
public record LedgerRootSigned(
        long number,
        OffsetDateTime signedAt,
        String previous,
        long handlerYears,
        String treeHash,
        String keyId,
        String statement)
        implements Event {}

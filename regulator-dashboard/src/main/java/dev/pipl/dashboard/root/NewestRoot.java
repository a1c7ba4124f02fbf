package dev.pipl.dashboard.root;

import java.time.OffsetDateTime;

/**
 * The newest signed root over all ledgers. One is signed at least once a day: an older one is a reason to ask.
 *
 * @param treeHash in hexadecimal
 * @param handlerYears how many ledgers it covers
 */
public record NewestRoot(long number, OffsetDateTime signedAt, String treeHash, long handlerYears) {}

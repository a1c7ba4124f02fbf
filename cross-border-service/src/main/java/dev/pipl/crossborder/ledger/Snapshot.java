package dev.pipl.crossborder.ledger;

import java.util.List;

/**
 * A year's state after one row, saved so that a cold start need not fold all rows. Disposable: whoever finds it damaged
 * folds the rows.
 *
 * @param sequence the row after which it was taken
 * @param rowHash that row's hash
 * @param digest SHA-256 over all chunks
 */
public record Snapshot(String handlerId, int year, long sequence, byte[] rowHash, byte[] digest, List<byte[]> chunks) {}

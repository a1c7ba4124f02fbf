package dev.pipl.crossborder.ledger;

/**
 * A year's key as kept in the database.
 *
 * @param wrapped the key, encrypted; {@code null} once it is destroyed
 * @param commitment taken of the key when it was made, see {@link KeyCommitment}; {@code null} for one from before there
 *     were any
 * @param destroyedUnder the proof under which the key was destroyed; {@code null} while it is there. A key that is gone
 *     without one is not destroyed but missing
 */
public record WrappedKey(int year, String keyId, byte[] wrapped, byte[] commitment, String destroyedUnder) {}

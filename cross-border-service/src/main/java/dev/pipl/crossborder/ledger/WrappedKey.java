package dev.pipl.crossborder.ledger;

/**
 * A year's key as kept in the database.
 *
 * @param wrapped the key, encrypted; {@code null} once it is destroyed
 */
public record WrappedKey(int year, String keyId, byte[] wrapped) {}

package dev.pipl.crossborder.ledger;

import java.util.Optional;

/**
 * That somebody outside the rows knows a row of a year to have been there.
 *
 * @param hash of that row, if he knows it
 */
public record KnownHead(int year, long sequence, Optional<byte[]> hash) {}

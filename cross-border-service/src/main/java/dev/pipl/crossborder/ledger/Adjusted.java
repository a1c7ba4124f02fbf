package dev.pipl.crossborder.ledger;

/**
 * Where a person's decision stands in the ledger.
 *
 * @param sequence the row; what the year said before it is the answer as of the row before
 */
public record Adjusted(int year, long sequence) {}

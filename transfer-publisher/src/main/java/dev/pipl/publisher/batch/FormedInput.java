package dev.pipl.publisher.batch;

/**
 * What an input turned out to be.
 *
 * @param hash SHA-256 of its bytes, hexadecimal
 * @param rows all rows read, blank ones included
 * @param blanks rows that named nobody
 */
public record FormedInput(String hash, long rows, long blanks) {}

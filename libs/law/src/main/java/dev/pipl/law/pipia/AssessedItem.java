package dev.pipl.law.pipia;

/**
 * One item that a report answers.
 *
 * @param provision the article that lists it: {@code PIPL-56}, {@code SCC-5} or {@code CERT-6}
 * @param item its number there, from 1
 */
public record AssessedItem(String provision, int item) {}

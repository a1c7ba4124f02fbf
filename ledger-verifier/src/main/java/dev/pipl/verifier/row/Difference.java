package dev.pipl.verifier.row;

/** A figure that two accounts give differently. */
public record Difference(String zh, String en, long stated, long found) {}

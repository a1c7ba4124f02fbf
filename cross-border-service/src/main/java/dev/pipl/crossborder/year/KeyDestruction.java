package dev.pipl.crossborder.year;

import java.time.Instant;

/**
 * A proposal to destroy a year's key, and what became of it.
 *
 * @param decidedBy another person than the proposer; {@code null} while nobody has decided
 * @param decisionReason in the decider's words, may be {@code null}
 * @param proof {@code null} unless the key was destroyed
 */
public record KeyDestruction(
        String id,
        int year,
        Stage stage,
        String proposedBy,
        Instant proposedAt,
        String reason,
        String decidedBy,
        Instant decidedAt,
        String decisionReason,
        Proof proof) {

    /** How far a proposal has come. */
    public enum Stage {
        PROPOSED,
        REFUSED,
        EXECUTED
    }

    /**
     * Which key is gone, and over what.
     *
     * @param commitment in hex, as taken of the key when it was made
     */
    public record Proof(String keyId, String commitment, Coverage coverage) {}

    static KeyDestruction proposed(String id, int year, String by, Instant at, String reason) {
        return new KeyDestruction(id, year, Stage.PROPOSED, by, at, reason, null, null, null, null);
    }

    KeyDestruction decided(Stage to, String by, Instant at, String why, Proof made) {
        return new KeyDestruction(id, year, to, proposedBy, proposedAt, reason, by, at, why, made);
    }
}

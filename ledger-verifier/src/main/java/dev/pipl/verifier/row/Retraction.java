package dev.pipl.verifier.row;

import java.time.Instant;

/** A crossing that a row claims was taken back. */
public record Retraction(
        Limit limit,
        long countBefore,
        long countAfter,
        String reason,
        String causeId,
        Instant retractedAt,
        String provision,
        String ruleVersion) {}

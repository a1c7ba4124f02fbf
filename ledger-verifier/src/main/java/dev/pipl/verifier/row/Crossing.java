package dev.pipl.verifier.row;

import java.time.Instant;
import java.util.OptionalLong;

/** A limit that a row claims was met. */
public record Crossing(
        Limit limit,
        OptionalLong ordinal,
        long count,
        String eventId,
        Instant occurredAt,
        String provision,
        String ruleVersion) {}

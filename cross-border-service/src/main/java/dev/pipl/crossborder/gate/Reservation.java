package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import java.time.Instant;

/**
 * Persons held for a transfer that is not made yet. It holds persons, not a number: whoever is held and then sent counts
 * once.
 *
 * @param expiresAt by the machine's clock, exclusive
 */
public record Reservation(String id, String handlerId, int year, Instant expiresAt, Prospect prospect) {}

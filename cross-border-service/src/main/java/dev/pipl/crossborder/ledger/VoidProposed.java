package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.time.Instant;

/**
 * A pipeline's proposal to void an event, for a person to decide.
 *
 * @param proposal the event that proposes
 * @param voided the event that is said to be wrong; it may come later
 */
public record VoidProposed(
        EventIdentity proposal, EventIdentity voided, String reason, String evidence, Instant receivedAt) {

    static VoidProposed of(Entry.VoidProposal entry) {
        return new VoidProposed(
                entry.identity(),
                new EventIdentity(entry.identity().handlerId(), entry.voidedSource(), entry.voidedEventId()),
                entry.reason(),
                entry.evidence(),
                entry.receivedAt());
    }
}

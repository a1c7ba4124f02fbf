package dev.pipl.crossborder.screening;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A measure against a recipient. One that a person has cleared as somebody else's is not a restriction any more.
 *
 * @param provision {@code PIPL-42} for the list, {@code PIPL-43} for a country measure
 * @param announcement where the measure was published
 * @param from the announcement; it blocks from this moment on
 * @param until when the measure was lifted, exclusive; empty while it holds
 * @param allowed what the measure itself says may still be sent; empty where it says nothing
 * @param isReviewed false while nobody has decided whether the name on the list is this recipient; it blocks all the same
 */
public record Restriction(
        String listEntryId,
        String provision,
        String announcement,
        Instant from,
        Optional<Instant> until,
        Optional<AllowedScope> allowed,
        boolean isReviewed) {

    /** Whether it stands at that moment. */
    public boolean isInForce(Instant moment) {
        return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
    }

    /** Whether the measure itself says that such a transfer may still be made. */
    public boolean leavesRoomForTransfer(String purpose, Collection<String> categories) {
        return allowed.map(scope -> scope.covers(purpose, categories)).orElse(false);
    }
}

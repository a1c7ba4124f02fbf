package dev.pipl.crossborder.exemption;

import dev.pipl.law.Finding;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.PersonsConcerned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A ground that a handler claims, for all transfers that carry this evidence.
 *
 * @param evidence the very text the transfers carry
 * @param description what is sent on it, and why it is necessary
 * @param documents where the papers are kept
 * @param categories codes of what is sent; of a free-trade zone's list only
 * @param finding how the law answered the claim when it was made
 * @param decision the second person's; empty until then
 * @param loss empty while it holds
 */
public record ClaimedGround(
        String id,
        String handlerId,
        long version,
        ClaimState state,
        ExemptionGround ground,
        String evidence,
        String description,
        PersonsConcerned persons,
        List<String> documents,
        Set<String> categories,
        Finding finding,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision,
        Optional<Loss> loss) {

    public ClaimedGround {
        documents = List.copyOf(documents);
        categories = Set.copyOf(categories);
    }

    /** What a second person decided. */
    public record Decision(boolean approved, String reason, String by, Instant at) {}

    /**
     * Why the ground no longer holds.
     *
     * @param from from this Beijing day on
     * @param neverMet whether it never held, so that everything sent on it counts
     */
    public record Loss(LocalDate from, boolean neverMet, String reason, String by, Instant at) {}

    ClaimedGround decided(Decision made) {
        return next(made.approved() ? ClaimState.APPROVED : ClaimState.REFUSED, Optional.of(made), loss);
    }

    ClaimedGround lost(Loss why) {
        return next(ClaimState.LOST, decision, Optional.of(why));
    }

    private ClaimedGround next(ClaimState next, Optional<Decision> made, Optional<Loss> why) {
        return new ClaimedGround(
                id,
                handlerId,
                version + 1,
                next,
                ground,
                evidence,
                description,
                persons,
                documents,
                categories,
                finding,
                proposedBy,
                proposedAt,
                made,
                why);
    }
}

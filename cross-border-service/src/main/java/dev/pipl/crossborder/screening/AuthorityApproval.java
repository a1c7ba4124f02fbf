package dev.pipl.crossborder.screening;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The competent Chinese authority approved what a foreign judicial or law-enforcement body asked for (PIPL 41).
 *
 * @param purposes for which it was approved; empty covers none
 * @param until exclusive; empty where the approval names no end
 */
public record AuthorityApproval(
        String id,
        String handlerId,
        String recipientId,
        String authority,
        String reference,
        Set<String> purposes,
        Instant from,
        Optional<Instant> until) {

    public AuthorityApproval {
        purposes = Set.copyOf(purposes);
    }
}

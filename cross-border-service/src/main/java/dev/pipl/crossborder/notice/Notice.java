package dev.pipl.crossborder.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A notice: name and contact of the recipient, purpose, method, categories, and how rights are exercised against it.
 *
 * @param coversSensitive whether it also tells the necessity of handling sensitive information and its effect on rights
 *     (PIPL 30); one that does not is no notice of a transfer that carries sensitive information
 * @param from when individuals could know it
 * @param until when it was withdrawn, exclusive; empty while it stands
 */
public record Notice(
        String id,
        String handlerId,
        String recipientId,
        Set<String> purposes,
        Set<String> categories,
        boolean coversSensitive,
        Instant from,
        Optional<Instant> until) {

    public Notice {
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }
}

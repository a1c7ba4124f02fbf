package dev.pipl.crossborder.ledger;

import dev.pipl.law.route.HandlerFacts;
import java.util.Objects;

/**
 * The handler's facts that carry law, as they were in effect at one moment, and the version of the profile they come
 * from.
 */
public record HandlerSnapshot(String handlerId, long version, HandlerFacts facts) {

    public HandlerSnapshot {
        Objects.requireNonNull(handlerId, "handlerId");
        Objects.requireNonNull(facts, "facts");
    }
}

package dev.pipl.crossborder.mechanism;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mechanism as the gate and the review of transfers see it, whatever its workflow.
 *
 * @param reference under which others know it: the number of a certificate, of a filing, of a decision
 * @param state of its own workflow, for a reader; never decide by it, but by {@code validities}
 * @param validities when it was in force, ascending, without overlap; empty for one that never was
 */
public record Mechanism(
        String id, String handlerId, MechanismKind kind, String reference, String state, List<Validity> validities) {

    public Mechanism {
        Objects.requireNonNull(kind, "kind");
        validities = List.copyOf(validities);
    }

    /** What it covers at that moment; empty when it is not in force then. */
    public Optional<Scope> scopeAt(Instant moment) {
        return validities.stream()
                .filter(validity -> validity.covers(moment))
                .map(Validity::scope)
                .findFirst();
    }
}

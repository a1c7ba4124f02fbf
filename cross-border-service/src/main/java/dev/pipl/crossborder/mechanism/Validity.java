package dev.pipl.crossborder.mechanism;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A time during which a mechanism was in force with one scope. A suspension ends one validity, a reinstatement begins
 * another.
 *
 * @param from inclusive
 * @param until exclusive; empty while no end is known
 */
public record Validity(Instant from, Optional<Instant> until, Scope scope) {

    public Validity {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(scope, "scope");
    }

    /** Whether it holds at that moment. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
    }
}

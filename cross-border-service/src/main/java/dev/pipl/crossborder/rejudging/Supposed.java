package dev.pipl.crossborder.rejudging;

import dev.pipl.law.Amendment;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number of the law as a rehearsal supposes it.
 *
 * @param number may be {@code null} to move only the first day
 * @param inForce its first day; {@code null} for "as if it had always been so"
 */
public record Supposed(String provision, String value, Long number, LocalDate inForce) {

    Amendment amendment() {
        return new Amendment(
                provision,
                value,
                number == null ? OptionalLong.empty() : OptionalLong.of(number),
                Optional.ofNullable(inForce));
    }
}

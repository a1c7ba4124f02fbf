package dev.pipl.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number of the law as it might be instead: another number, another first day, or both.
 *
 * @param provision the provision that fixes the number, such as {@code CBDF-7}
 * @param value the number's name there, such as {@code nonSensitivePersonsMin}
 * @param number the number instead; empty to leave it
 * @param inForce its first day; empty for "as if it had always been so"
 */
public record Amendment(String provision, String value, OptionalLong number, Optional<LocalDate> inForce) {

    public Amendment {
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(inForce, "inForce");
    }

    /** The number as if it had always been this one. */
    public static Amendment always(String provision, String value, long number) {
        return new Amendment(provision, value, OptionalLong.of(number), Optional.empty());
    }

    /** The number from a day on; before it the law stays as it is. */
    public static Amendment from(LocalDate inForce, String provision, String value, long number) {
        return new Amendment(provision, value, OptionalLong.of(number), Optional.of(inForce));
    }

    /** The newest number comes into force on another day. */
    public static Amendment shifted(String provision, String value, LocalDate inForce) {
        return new Amendment(provision, value, OptionalLong.empty(), Optional.of(inForce));
    }
}

package dev.pipl.law.duty;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A fact that holds from a date until the next fact of its kind.
 *
 * @param effectiveOn the first day, Beijing
 * @param value what holds
 */
public record Dated<T>(LocalDate effectiveOn, T value) {

    public Dated {
        Objects.requireNonNull(effectiveOn, "effectiveOn");
        Objects.requireNonNull(value, "value");
    }
}

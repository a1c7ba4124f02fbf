package dev.pipl.law.route;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What an item of a free-trade zone's negative list asks for, and from how many persons of the year on. The numbers are
 * the list's own.
 *
 * @param route {@code SECURITY_ASSESSMENT} or {@code CONTRACT_OR_CERTIFICATION}
 * @param nonSensitivePersonsMin at so many or more by non-sensitive information; empty where the item names no number
 * @param sensitivePersonsMin likewise, by sensitive information
 */
public record ZoneTier(Route route, OptionalLong nonSensitivePersonsMin, OptionalLong sensitivePersonsMin) {

    /**
     * @throws IllegalArgumentException for another route, or a number below 1
     */
    public ZoneTier {
        Objects.requireNonNull(nonSensitivePersonsMin, "nonSensitivePersonsMin");
        Objects.requireNonNull(sensitivePersonsMin, "sensitivePersonsMin");
        if (route != Route.SECURITY_ASSESSMENT && route != Route.CONTRACT_OR_CERTIFICATION) {
            throw new IllegalArgumentException("no list asks for " + route);
        }
        if (nonSensitivePersonsMin.orElse(1) < 1 || sensitivePersonsMin.orElse(1) < 1) {
            throw new IllegalArgumentException("a number of persons is at least 1");
        }
    }

    /** Whether either number is reached; one without numbers asks of everybody. */
    public boolean isReached(long nonSensitive, long sensitive) {
        if (nonSensitivePersonsMin.isEmpty() && sensitivePersonsMin.isEmpty()) {
            return true;
        }
        return nonSensitivePersonsMin.isPresent() && nonSensitive >= nonSensitivePersonsMin.getAsLong()
                || sensitivePersonsMin.isPresent() && sensitive >= sensitivePersonsMin.getAsLong();
    }
}

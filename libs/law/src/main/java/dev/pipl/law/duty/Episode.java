package dev.pipl.law.duty;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of time in which a duty's condition held.
 *
 * @param since the first day
 * @param endedOn the first day on which it no longer held; empty while it holds
 */
record Episode(LocalDate since, Optional<LocalDate> endedOn) {

    boolean isOpen() {
        return endedOn.isEmpty();
    }
}

package dev.pipl.crossborder.outlook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a count may reach a limit.
 *
 * @param low the day before which it is unlikely; empty like the others for "not before 31 December"
 * @param mid as likely before as after
 * @param high the day by which it is likely
 */
public record Forecast(Outcome outcome, Optional<LocalDate> low, Optional<LocalDate> mid, Optional<LocalDate> high) {

    /** What kind of answer it is. */
    public enum Outcome {
        REACHED,
        PROJECTED,
        NOT_THIS_YEAR,
        NOT_ENOUGH_DATA,
        YEAR_OVER
    }

    static Forecast without(Outcome outcome) {
        return new Forecast(outcome, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package dev.pipl.events.registry;

import dev.pipl.events.MayBeAbsent;
import java.time.LocalDate;

/**
 * How many natural persons' information a handler holds: a stock, not the yearly flow abroad.
 *
 * @param total all of them
 * @param sensitive those with sensitive information
 * @param minorsUnder14 those not yet fourteen
 * @param asOf the day of the count
 */
public record PersonsHandled(
        long total,
        @MayBeAbsent Long sensitive,
        @MayBeAbsent Long minorsUnder14,
        LocalDate asOf) {}

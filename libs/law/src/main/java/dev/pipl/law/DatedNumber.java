package dev.pipl.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule's hold on one number of a provision; which number it is depends on the day.
 *
 * @param provision the provision that fixes the number
 * @param name its name there
 */
public record DatedNumber(Provision provision, String name) {

    public DatedNumber {
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(name, "name");
    }

    /**
     * The value in force on the day.
     *
     * @throws RuleNotInForce when there is none yet, or no longer
     */
    public DatedValue on(LocalDate day) {
        return find(day).orElseThrow(() -> new RuleNotInForce(provision.id(), day));
    }

    /** The value in force on the day, if any. */
    public Optional<DatedValue> find(LocalDate day) {
        return provision.value(name, day);
    }

    /** Whether {@code n} satisfies the words of the number in force on the day. */
    public boolean isSatisfied(long n, LocalDate day) {
        return on(day).asBoundary().satisfiedBy(n);
    }
}

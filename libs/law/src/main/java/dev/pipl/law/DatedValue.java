package dev.pipl.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A number of the law, from the day it is in force.
 *
 * @param name what the number limits or measures, such as {@code nonSensitivePersonsMin}
 * @param unit what it counts
 * @param number the number as printed
 * @param boundary the number with its word, for a threshold; empty for a length of time
 * @param words the Chinese words of the number, such as 10万人以上, where they are quoted
 * @param inForce the first day, Beijing
 * @param until the last day; empty while no end is known
 * @param basis what it rests on
 * @param reading the id of the issuer's reading it rests on, for {@link Basis#READING}
 * @param why the reason to read the provision so, for every basis but the law's own words
 */
public record DatedValue(
        String name,
        Unit unit,
        long number,
        Optional<Boundary> boundary,
        Optional<String> words,
        LocalDate inForce,
        Optional<LocalDate> until,
        Basis basis,
        Optional<String> reading,
        Optional<Bilingual> why) {

    public DatedValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(inForce, "inForce");
        require(number > 0, name, "a number of the law is positive");
        require((basis == Basis.READING) == reading.isPresent(), name, "a reading, and only it, names its source");
        require((basis == Basis.LAW) != why.isPresent(), name, "whatever is not the law's own words says why");
        require(until.isEmpty() || !until.get().isBefore(inForce), name, "a value ends after it begins");
    }

    /** Whether the value is in force on the day. */
    public boolean isInForce(LocalDate on) {
        return !on.isBefore(inForce) && (until.isEmpty() || !on.isAfter(until.get()));
    }

    /**
     * The number as a boundary.
     *
     * @throws IllegalStateException for a length of time, which has none
     */
    public Boundary asBoundary() {
        return boundary.orElseThrow(() -> new IllegalStateException(name + " is not a threshold"));
    }

    /** The number as a length of time. */
    public int asLength() {
        return Math.toIntExact(number);
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + rule);
        }
    }
}

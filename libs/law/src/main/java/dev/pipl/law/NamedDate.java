package dev.pipl.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A calendar date that a provision, or its reading, names; such a date never moves to a workday.
 *
 * @param name what happens on it, such as {@code firstPeriodEnd}
 * @param date the date, Beijing
 * @param basis what it rests on
 * @param why the reason to read the provision so, for every basis but the law's own words
 */
public record NamedDate(String name, LocalDate date, Basis basis, Optional<Bilingual> why) {

    public NamedDate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(date, "date");
        if ((basis == Basis.LAW) == why.isPresent()) {
            throw new IllegalArgumentException(name + ": whatever is not the law's own words says why");
        }
    }
}

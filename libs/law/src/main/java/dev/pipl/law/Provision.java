package dev.pipl.law;

import java.time.LocalDate;
import java.util.Optional;

/** One cited article. */
public record Provision(String id, Bilingual title, Bilingual quote, Bilingual citation) {

    /** The value of that name in force on the date; empty before its first date. */
    public Optional<DatedValue> value(String name, LocalDate on) {
        throw new UnsupportedOperationException();
    }
}

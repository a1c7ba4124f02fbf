package dev.pipl.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cited article with what the platform needs of it.
 *
 * @param id the id by which findings and alerts name it, such as {@code CBDF-8}
 * @param title what the article is about
 * @param citation the article in the words of a citation
 * @param quote the words that matter, shortened; empty where only the sense is at hand
 * @param source where the text was published
 * @param inForce the first day, Beijing
 * @param informational whether it is only shown and linked, without a rule applying it
 * @param values its numbers, each with the day it came into force
 * @param dates the calendar dates it names
 * @param clauses the paragraphs and items that rules cite
 * @param notes what a reader of the article should know
 */
public record Provision(
        String id,
        Bilingual title,
        Bilingual citation,
        Optional<Bilingual> quote,
        String source,
        LocalDate inForce,
        boolean informational,
        List<DatedValue> values,
        List<NamedDate> dates,
        List<Clause> clauses,
        List<Bilingual> notes) {

    public Provision {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(inForce, "inForce");
        values = List.copyOf(values);
        dates = List.copyOf(dates);
        clauses = List.copyOf(clauses);
        notes = List.copyOf(notes);
    }

    /** Whether the provision is in force on the day, Beijing. */
    public boolean isInForce(LocalDate on) {
        return !on.isBefore(inForce);
    }

    /** The value of that name in force on the day; empty before its first day. */
    public Optional<DatedValue> value(String name, LocalDate on) {
        return valuesNamed(name)
                .filter(value -> value.isInForce(on))
                .reduce((earlier, later) -> later.inForce().isAfter(earlier.inForce()) ? later : earlier);
    }

    /**
     * A hold on the number of that name.
     *
     * @throws IllegalArgumentException when the provision has no such number on any day
     */
    public DatedNumber number(String name) {
        if (valuesNamed(name).findAny().isEmpty()) {
            throw new IllegalArgumentException(id + " has no number " + name);
        }
        return new DatedNumber(this, name);
    }

    /**
     * The date of that name.
     *
     * @throws IllegalArgumentException when the provision names no such date
     */
    public LocalDate date(String name) {
        return dates.stream()
                .filter(date -> date.name().equals(name))
                .map(NamedDate::date)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no date " + name));
    }

    /** The article as a citation. */
    public Citation cite() {
        return new Citation(this, Optional.empty());
    }

    /** A paragraph of the article as a citation. */
    public Citation cite(int paragraph) {
        return cite(paragraph, 0);
    }

    /**
     * An item of the article as a citation.
     *
     * @throws IllegalArgumentException when the provision does not list that clause
     */
    public Citation cite(int paragraph, int item) {
        return clauses.stream()
                .filter(clause -> clause.paragraph() == paragraph && clause.item() == item)
                .map(clause -> new Citation(this, Optional.of(clause)))
                .findAny()
                .orElseThrow(
                        () -> new IllegalArgumentException(id + " lists no paragraph " + paragraph + ", item " + item));
    }

    private Stream<DatedValue> valuesNamed(String name) {
        return values.stream().filter(value -> value.name().equals(name));
    }
}

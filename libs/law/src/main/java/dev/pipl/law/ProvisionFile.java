package dev.pipl.law;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** The form of a provision file, {@code provisions/<instrument>/<article>.yaml}. */
record ProvisionFile(
        String id,
        Bilingual title,
        Bilingual citation,
        Bilingual quote,
        String source,
        LocalDate inForce,
        Boolean informational,
        List<Value> values,
        List<Date> dates,
        List<Passage> clauses,
        List<Bilingual> notes) {

    /** A number of the law through time. */
    record Value(String name, Unit unit, List<Dated> dated) {}

    /** The number from one day on. */
    record Dated(
            LocalDate inForce,
            LocalDate until,
            long number,
            Word boundary,
            String words,
            Basis basis,
            String reading,
            Bilingual why) {}

    /** A calendar date the provision names. */
    record Date(String name, LocalDate date, Basis basis, Bilingual why) {}

    /** A paragraph or item that rules cite. */
    record Passage(int paragraph, int item, Bilingual quote) {}

    /** The word beside a number, by the Civil Code's Article 1259. */
    enum Word {
        @JsonProperty("at-least")
        AT_LEAST(Boundary::atLeast),
        @JsonProperty("more-than")
        MORE_THAN(Boundary::moreThan),
        @JsonProperty("below")
        BELOW(Boundary::below),
        @JsonProperty("at-most")
        AT_MOST(Boundary::atMost);

        private final LongFunction<Boundary> boundary;

        Word(LongFunction<Boundary> boundary) {
            this.boundary = boundary;
        }
    }

    Provision toProvision() {
        Objects.requireNonNull(informational, "informational says whether a rule applies the provision");
        List<DatedValue> datedValues = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value value : orNone(values)) {
            if (!names.add(value.name())) {
                throw new IllegalArgumentException("the value " + value.name() + " is listed twice");
            }
            datedValues.addAll(through(value));
        }
        return new Provision(
                id,
                title,
                citation,
                Optional.ofNullable(quote),
                source,
                inForce,
                informational,
                datedValues,
                orNone(dates).stream()
                        .map(date -> new NamedDate(
                                date.name(), date.date(), orLaw(date.basis()), Optional.ofNullable(date.why())))
                        .toList(),
                orNone(clauses).stream()
                        .map(passage ->
                                new Clause(passage.paragraph(), passage.item(), Optional.ofNullable(passage.quote())))
                        .toList(),
                orNone(notes));
    }

    /** The value day by day; a later one takes over on its first day, and must not begin inside one that has an end. */
    private List<DatedValue> through(Value value) {
        List<DatedValue> through = new ArrayList<>();
        for (Dated dated : value.dated()) {
            if (!through.isEmpty()) {
                DatedValue earlier = through.get(through.size() - 1);
                LocalDate earlierEnd = earlier.until().orElse(earlier.inForce());
                if (!dated.inForce().isAfter(earlierEnd)) {
                    throw new IllegalArgumentException(
                            "the dates of " + value.name() + " overlap on " + dated.inForce());
                }
            }
            if (dated.inForce().isBefore(inForce)) {
                throw new IllegalArgumentException(value.name() + " would be in force before its provision");
            }
            through.add(new DatedValue(
                    value.name(),
                    value.unit(),
                    dated.number(),
                    Optional.ofNullable(dated.boundary()).map(word -> word.boundary.apply(dated.number())),
                    Optional.ofNullable(dated.words()),
                    dated.inForce(),
                    Optional.ofNullable(dated.until()),
                    orLaw(dated.basis()),
                    Optional.ofNullable(dated.reading()),
                    Optional.ofNullable(dated.why())));
        }
        return through;
    }

    private static Basis orLaw(Basis basis) {
        return basis == null ? Basis.LAW : basis;
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}

package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.cases.LawCase;
import dev.pipl.law.cases.LawCaseCourt;
import dev.pipl.law.cases.LawCaseFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bends the law a little, number by number and day by day: each time some law case must notice. */
class NumbersAreHeldByCasesTest {

    private static final Provisions LAW = Provisions.load();
    private static final List<LawCase> CASES = LawCaseFiles.all();

    static List<DatedNumber> numbers() {
        return LAW.all().stream()
                .flatMap(provision -> provision.values().stream()
                        .map(DatedValue::name)
                        .distinct()
                        .map(provision::number))
                .toList();
    }

    static Stream<Named<DatedNumber>> namedNumbers() {
        return numbers().stream().map(number -> Named.of(number.provision().id() + " " + number.name(), number));
    }

    static Stream<Named<Provision>> provisionsWithValues() {
        return LAW.all().stream()
                .filter(provision -> !provision.values().isEmpty())
                .map(provision -> Named.of(provision.id(), provision));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namedNumbers")
    void aNumberOneOffIsNoticed(DatedNumber number) {
        LongStream.of(-1, 1).forEach(offset -> {
            Provisions bent = with(
                    number.provision(),
                    value -> value.name().equals(number.name())
                            ? copy(value, value.number() + offset, value.inForce())
                            : value);
            assertThat(isNoticed(bent))
                    .as(number.provision().id() + " " + number.name() + " off by " + offset)
                    .isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provisionsWithValues")
    void valuesInForceADayLateAreNoticed(Provision provision) {
        // Given
        Provisions bent = with(
                provision, value -> copy(value, value.number(), value.inForce().plusDays(1)));

        // Then
        assertThat(isNoticed(bent)).isTrue();
    }

    @Test
    void theLawAsItIsPassesAllCases() {
        assertThat(isNoticed(LAW)).isFalse();
    }

    private static boolean isNoticed(Provisions bent) {
        LawCaseCourt court = new LawCaseCourt(bent);
        return CASES.stream().anyMatch(one -> fails(court, one));
    }

    private static boolean fails(LawCaseCourt court, LawCase one) {
        try {
            court.hear(one);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    private static Provisions with(Provision changed, UnaryOperator<DatedValue> change) {
        List<Provision> all = new ArrayList<>();
        for (Provision provision : LAW.all()) {
            all.add(
                    provision.id().equals(changed.id())
                            ? copy(
                                    provision,
                                    provision.values().stream().map(change).toList())
                            : provision);
        }
        return Provisions.of(all);
    }

    private static DatedValue copy(DatedValue value, long number, LocalDate inForce) {
        Optional<Boundary> boundary = value.boundary().map(word -> new Boundary(number, word.inclusive(), word.side()));
        return new DatedValue(
                value.name(),
                value.unit(),
                number,
                boundary,
                value.words(),
                inForce,
                value.until(),
                value.basis(),
                value.reading(),
                value.why());
    }

    private static Provision copy(Provision provision, List<DatedValue> values) {
        return new Provision(
                provision.id(),
                provision.title(),
                provision.citation(),
                provision.quote(),
                provision.source(),
                provision.inForce(),
                provision.informational(),
                values,
                provision.dates(),
                provision.clauses(),
                provision.notes());
    }
}

package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmendmentTest {

    private static final Provisions LAW = Provisions.load();
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    /** The assessment at half a million; both articles name that number. */
    private static final List<Amendment> HALF_A_MILLION = List.of(
            Amendment.from(DAY, "CBDF-7", "nonSensitivePersonsMin", 500_000),
            Amendment.from(DAY, "CBDF-8", "nonSensitivePersonsMax", 500_000));

    private static Route route(Provisions law, LocalDate on, long persons) {
        return RouteTable.of(law)
                .decideYear(on, ENTERPRISE, YearFigures.of(persons, 0))
                .route();
    }

    @ParameterizedTest
    @CsvSource({"499999, CONTRACT_OR_CERTIFICATION", "500000, SECURITY_ASSESSMENT", "500001, SECURITY_ASSESSMENT"})
    void anAmendedNumberKeepsItsWord(long persons, Route expected) {
        assertThat(route(LAW.amended(HALF_A_MILLION), DAY, persons)).isEqualTo(expected);
    }

    @Test
    void theDayBeforeTheLawIsAsItWas() {
        Provisions amended = LAW.amended(HALF_A_MILLION);

        assertThat(route(amended, DAY.minusDays(1), 500_000)).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(route(LAW, DAY, 500_000)).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(RouteTable.of(amended).ruleVersion(DAY)).isEqualTo("route-2026-07-01");
    }

    @Test
    void aNumberCanBeAmendedAsIfItHadAlwaysBeenSo() {
        Provisions amended = LAW.amended(List.of(
                Amendment.always("CBDF-8", "nonSensitivePersonsMin", 50_000),
                Amendment.always("CBDF-5", "nonSensitivePersonsMax", 50_000)));

        assertThat(route(amended, LocalDate.of(2024, 3, 22), 49_999)).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(route(amended, LocalDate.of(2024, 3, 22), 50_000)).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void theFirstDayOfTheNewestNumberCanBeShifted() {
        DatedNumber published = LAW.get("AUD-4").number("personsHandledMin");
        LocalDate first = LAW.get("AUD-4").values().stream()
                .filter(value -> value.name().equals(published.name()))
                .map(DatedValue::inForce)
                .max(LocalDate::compareTo)
                .orElseThrow();

        DatedNumber shifted = LAW.amended(List.of(Amendment.shifted("AUD-4", published.name(), first.plusDays(30))))
                .get("AUD-4")
                .number(published.name());

        assertThat(shifted.on(first.plusDays(29))).isEqualTo(published.on(first.minusDays(1)));
        assertThat(shifted.on(first.plusDays(30)).boundary())
                .isEqualTo(published.on(first).boundary());
    }

    @Test
    void whatTheLawDoesNotHoldIsRefused() {
        assertThatThrownBy(() -> LAW.amended(List.of(Amendment.always("CBDF-99", "nonSensitivePersonsMin", 1))))
                .isInstanceOf(AmendmentRefused.class)
                .hasMessageContaining("CBDF-99");
        assertThatThrownBy(() -> LAW.amended(List.of(Amendment.always("CBDF-7", "personsMin", 1))))
                .isInstanceOf(AmendmentRefused.class)
                .hasMessageContaining("personsMin");
        assertThatThrownBy(() -> LAW.amended(List.of(Amendment.always("CBDF-7", "nonSensitivePersonsMin", 0))))
                .isInstanceOf(AmendmentRefused.class);
        assertThatThrownBy(() -> LAW.amended(List.of(
                        new Amendment("CBDF-7", "nonSensitivePersonsMin", OptionalLong.empty(), Optional.empty()))))
                .isInstanceOf(AmendmentRefused.class);
        assertThatThrownBy(() -> LAW.amended(
                        List.of(Amendment.from(LocalDate.of(2024, 3, 21), "CBDF-7", "nonSensitivePersonsMin", 5))))
                .isInstanceOf(AmendmentRefused.class)
                .hasMessageContaining("2024-03-22");
    }

    @Test
    void numbersThatWouldLeaveAGapBetweenTwoArticlesAreRefused() {
        Provisions gap = LAW.amended(List.of(Amendment.from(DAY, "CBDF-7", "nonSensitivePersonsMin", 2_000_000)));

        assertThatThrownBy(() -> RouteTable.of(gap).requireWhole())
                .isInstanceOf(AmendmentRefused.class)
                .hasMessageContaining("2026-07-01");
        assertThatCode(() -> RouteTable.of(LAW.amended(HALF_A_MILLION)).requireWhole())
                .doesNotThrowAnyException();
        assertThatCode(() -> RouteTable.of(LAW).requireWhole()).doesNotThrowAnyException();
    }

    @Test
    void aStricterRouteThatWouldBeginAtFewerPersonsThanALaxerOneIsRefused() {
        Provisions crossed = LAW.amended(List.of(Amendment.always("CBDF-7", "nonSensitivePersonsMin", 100_000)));

        assertThatThrownBy(() -> RouteTable.of(crossed).requireWhole()).isInstanceOf(AmendmentRefused.class);
    }

    @Test
    void onlyNumbersOfPersonsInAYearTellYearsApart() {
        RouteTable table = RouteTable.of(LAW);

        assertThat(table.counts("CBDF-7", "sensitivePersonsMin")).isTrue();
        assertThat(table.counts("CERT-8", "validityYears")).isFalse();
    }
}

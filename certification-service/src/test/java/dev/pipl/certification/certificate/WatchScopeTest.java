package dev.pipl.certification.certificate;

import static dev.pipl.certification.Examples.LAW;
import static dev.pipl.certification.Examples.LONG_AGO;
import static dev.pipl.certification.Examples.enterprise;
import static dev.pipl.certification.Examples.holder;
import static dev.pipl.certification.Examples.suspension;
import static dev.pipl.certification.Examples.valid;
import static dev.pipl.certification.Examples.year;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.events.registry.DatedFact;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchScopeTest {
    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private final WatchScope watch = new WatchScope(LAW);

    @ParameterizedTest(name = "scenarios 2 and 3: {0} non-sensitive, {1} sensitive")
    @CsvSource({
        "999999,0,",
        "1000000,0,NON_SENSITIVE_COUNT",
        "1000001,0,NON_SENSITIVE_COUNT",
        "0,9999,",
        "0,10000,SENSITIVE_COUNT",
        "0,10001,SENSITIVE_COUNT",
        "0,0,",
        "99999,0,"
    })
    void theHolderLeavesAtTheLimitAndNotBelowIt(long nonSensitive, long sensitive, ScopeCondition left) {
        List<ScopeDeparture> departures =
                watch.departures(valid(ISSUED), enterprise(), List.of(year(2026, nonSensitive, sensitive)), TODAY);

        if (left == null) {
            assertThat(departures).isEmpty();
        } else {
            assertThat(departures).singleElement().satisfies(departure -> {
                assertThat(departure.condition()).isEqualTo(left);
                assertThat(departure.year()).isEqualTo(2026);
                assertThat(departure.causeEventId()).isEqualTo("transfer-event-1");
                assertThat(departure.bodyId()).isEqualTo("body-1");
                assertThat(departure.findings().get(0).provision()).isEqualTo("CERT-5");
            });
        }
    }

    @Test
    void bothLimitsAreTwoFindings() {
        assertThat(watch.departures(valid(ISSUED), enterprise(), List.of(year(2026, 1_000_000, 10_000)), TODAY))
                .extracting(ScopeDeparture::condition)
                .containsExactly(ScopeCondition.NON_SENSITIVE_COUNT, ScopeCondition.SENSITIVE_COUNT);
    }

    @Test
    void theSameCauseHasTheSameIdHoweverOftenAndHoweverLate() {
        String first = only(List.of(year(2026, 1_000_000, 0)), TODAY).id();
        String later = only(List.of(year(2026, 1_400_000, 12)), LocalDate.of(2027, 1, 5))
                .id();

        assertThat(later).isEqualTo(first);
    }

    @Test
    void anotherYearIsAnotherCause() {
        List<ScopeDeparture> departures = watch.departures(
                valid(ISSUED),
                enterprise(),
                List.of(year(2026, 1_000_000, 0), year(2027, 1_000_000, 0)),
                LocalDate.of(2027, 6, 1));

        assertThat(departures)
                .extracting(ScopeDeparture::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aYearBeforeTheCertificateIsOfNoAccount() {
        assertThat(watch.departures(valid(ISSUED), enterprise(), List.of(year(2025, 2_000_000, 0)), TODAY))
                .isEmpty();
    }

    @Test
    void importantDataTakesTheHolderOut() {
        YearStanding important = new YearStanding(
                "handler-1", 2026, 3, 0, true, "e-9", year(2026, 0, 0).lastOccurredAt());

        assertThat(only(List.of(important), TODAY).condition()).isEqualTo(ScopeCondition.IMPORTANT_DATA);
    }

    @Test
    void aHolderThatBecomesACriticalInfrastructureOperatorIsOutFromThatDayOn() {
        LocalDate from = LocalDate.of(2026, 11, 4);
        Holder becoming = holder(
                List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE")),
                List.of(new DatedFact<>(LONG_AGO, false), new DatedFact<>(from, true)));

        assertThat(watch.departures(valid(ISSUED), becoming, List.of(), from.minusDays(1)))
                .isEmpty();
        assertThat(watch.departures(valid(ISSUED), becoming, List.of(), from))
                .singleElement()
                .satisfies(departure -> {
                    assertThat(departure.condition()).isEqualTo(ScopeCondition.CRITICAL_INFRASTRUCTURE);
                    assertThat(departure.occurredAt()).isEqualTo("2026-11-04T00:00:00+08:00");
                    assertThat(departure.causeEventId()).isEqualTo("registry-event-1");
                });
    }

    @Test
    void aFactToldAgainIsNotANewCause() {
        LocalDate from = LocalDate.of(2026, 6, 1);
        List<DatedFact<String>> kind = List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE"));
        Holder once = holder(kind, List.of(new DatedFact<>(LONG_AGO, false), new DatedFact<>(from, true)));
        Holder again = holder(
                kind,
                List.of(
                        new DatedFact<>(LONG_AGO, false),
                        new DatedFact<>(from, true),
                        new DatedFact<>(from.plusDays(40), true)));

        assertThat(watch.departures(valid(ISSUED), again, List.of(), TODAY))
                .extracting(ScopeDeparture::id)
                .isEqualTo(watch.departures(valid(ISSUED), once, List.of(), TODAY).stream()
                        .map(ScopeDeparture::id)
                        .toList());
    }

    @Test
    void scenario26ASuspendedCertificateIsLeftAlone() {
        Certificate suspended = valid(ISSUED).suspended(suspension(TODAY));

        assertThat(watch.departures(suspended, enterprise(), List.of(year(2026, 1_000_000, 0)), TODAY))
                .isEmpty();
    }

    @Test
    void anExpiredCertificateIsLeftAlone() {
        Certificate certificate = valid(ISSUED);
        List<YearStanding> years = List.of(year(2029, 1_000_000, 0));

        assertThat(watch.departures(certificate, enterprise(), years, certificate.validUntil()))
                .hasSize(1);
        assertThat(watch.departures(
                        certificate,
                        enterprise(),
                        years,
                        certificate.validUntil().plusDays(1)))
                .isEmpty();
    }

    private ScopeDeparture only(List<YearStanding> years, LocalDate today) {
        List<ScopeDeparture> departures = watch.departures(valid(ISSUED), enterprise(), years, today);
        assertThat(departures).hasSize(1);
        return departures.get(0);
    }
}

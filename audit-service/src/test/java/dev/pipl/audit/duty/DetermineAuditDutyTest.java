package dev.pipl.audit.duty;

import static dev.pipl.audit.Examples.LONG_AGO;
import static dev.pipl.audit.Examples.enterprise;
import static dev.pipl.audit.Examples.handler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.audit.Examples.Count;
import dev.pipl.audit.handler.AuditObject;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetermineAuditDutyTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2030-01-01T12:00:00+08:00");
    private final DetermineAuditDuty duties = DetermineAuditDuty.load();

    @ParameterizedTest(name = "scenario 8: {1} persons first on {0}, due {2}")
    @CsvSource({
        "2026-03-01,9999999,",
        "2026-03-01,10000000,",
        "2026-03-01,10000001,2028-03-01",
        "2026-06-01,9999999,",
        "2026-06-01,10000000,2028-06-01",
        "2026-06-01,10000001,2028-06-01"
    })
    void theTwoReadingsOfTheNumberHoldFromTheirDays(LocalDate on, long persons, LocalDate dueOn) {
        AuditDuty duty = duties.decide(enterprise(on, persons), List.of(), Optional.empty(), on);

        assertThat(duty.dueOn()).isEqualTo(dueOn);
        if (dueOn == null) {
            assertThat(duty.leading().provision()).isEqualTo("PIPL-54");
        } else {
            assertThat(duty.leading().provision()).isEqualTo("AUD-4");
            assertThat(duty.leading().breach()).isTrue();
            assertThat(duty.leading().findings()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "first period: on {0} overdue {1}")
    @CsvSource({"2027-04-29,false", "2027-04-30,false", "2027-05-01,true"})
    void whoWasAboveFromTheFirstDayHasUntilTheEndOfApril2027(LocalDate today, boolean overdue) {
        AuditDuty duty = duties.decide(enterprise(LONG_AGO, 20_000_000), List.of(), Optional.empty(), today);

        assertThat(duty.dueOn()).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(duty.overdue()).isEqualTo(overdue);
        assertThat(OverdueAlert.of(duty, NOW)).hasSize(overdue ? 1 : 0).allSatisfy(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.code()).isEqualTo("audit-overdue");
            assertThat(alert.provisions()).containsExactly("AUD-4");
        });
    }

    @Test
    void theNextPeriodRunsFromTheLastReport() {
        AuditDuty duty = duties.decide(
                enterprise(LONG_AGO, 20_000_000),
                List.of(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 6, 15)),
                Optional.empty(),
                LocalDate.of(2026, 7, 1));

        assertThat(duty.lastReportedOn()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(duty.dueOn()).isEqualTo(LocalDate.of(2028, 6, 15));
    }

    @ParameterizedTest(name = "{1} persons on {0}: {2}")
    @CsvSource({
        "2026-08-31,99999,",
        "2026-09-01,99999,small-handler-audit-by-form",
        "2026-09-01,100000,",
        "2026-09-01,100001,"
    })
    void aSmallHandlerAuditsByFormEveryFiveYearsFromSeptember2026(LocalDate today, long persons, String code) {
        AuditDuty duty = duties.decide(enterprise(LONG_AGO, persons), List.of(), Optional.empty(), today);

        assertThat(duty.owed())
                .extracting(OwedAudit::code)
                .contains("regular-compliance-audit")
                .satisfies(codes -> assertThat(codes.contains("small-handler-audit-by-form"))
                        .isEqualTo(code != null));
        if (code != null) {
            assertThat(duty.leading().provision()).isEqualTo("O25-13");
            assertThat(duty.dueOn()).isEqualTo(LocalDate.of(2031, 9, 1));
        }
    }

    @ParameterizedTest(name = "declared 2026-01-10 every three years: on {0} overdue {1}")
    @CsvSource({"2029-01-09,false", "2029-01-10,false", "2029-01-11,true"})
    void betweenTheNumbersTheHandlersOwnWordSetsTheDayAndBreaksNoLaw(LocalDate today, boolean overdue) {
        AuditDuty duty = duties.decide(
                enterprise(LONG_AGO, 2_000_000),
                List.of(),
                Optional.of(new OwnFrequency(3, LocalDate.of(2026, 1, 10))),
                today);

        assertThat(duty.leading()).satisfies(audit -> {
            assertThat(audit.deadlineKind()).isEqualTo("OWN_FREQUENCY");
            assertThat(audit.dueOn()).isEqualTo(LocalDate.of(2029, 1, 10));
            assertThat(audit.overdue()).isEqualTo(overdue);
            assertThat(audit.breach()).isFalse();
            assertThat(audit.findings())
                    .extracting(Finding::outcome)
                    .containsExactly(overdue ? "own-frequency-exceeded" : "own-frequency");
        });
        assertThat(OverdueAlert.of(duty, NOW)).hasSize(overdue ? 1 : 0).allSatisfy(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.code()).isEqualTo("own-audit-frequency-exceeded");
        });
    }

    @Test
    void theOwnWordRunsFromTheLastReportAndYieldsToTheLaw() {
        Optional<OwnFrequency> three = Optional.of(new OwnFrequency(3, LocalDate.of(2026, 1, 10)));
        LocalDate today = LocalDate.of(2026, 12, 1);

        assertThat(duties.decide(enterprise(LONG_AGO, 2_000_000), List.of(LocalDate.of(2026, 6, 15)), three, today)
                        .dueOn())
                .isEqualTo(LocalDate.of(2029, 6, 15));
        assertThat(duties.decide(enterprise(LONG_AGO, 20_000_000), List.of(), three, today)
                        .owed())
                .extracting(OwedAudit::code)
                .doesNotContain("own-declared-audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATE_ORGAN", "PUBLIC_BODY"})
    void scenario27ThePublicSideIsNoObjectOfTheMeasuresAndArticle54Remains(String kind) {
        AuditObject organ = handler(kind, new Count(LONG_AGO, 20_000_000));

        AuditDuty duty = duties.decide(organ, List.of(), Optional.empty(), LocalDate.of(2026, 9, 28));

        assertThat(duty.measuresApply()).isFalse();
        assertThat(duty.dueOn()).isNull();
        assertThat(duty.findings()).extracting(Finding::provision).containsExactly("AUD-19");
        assertThat(duty.owed()).extracting(OwedAudit::provision).containsExactly("PIPL-54");
    }

    @Test
    void aNumberThatWasNeverToldIsNotTakenForASmallOne() {
        AuditObject unknown = handler("ENTERPRISE");

        assertThatThrownBy(() -> duties.decide(unknown, List.of(), Optional.empty(), LocalDate.of(2026, 9, 28)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
    }

    @Test
    void onePeriodGivesOneAlertId() {
        AuditObject object = enterprise(LONG_AGO, 20_000_000);
        AuditDuty may = duties.decide(object, List.of(), Optional.empty(), LocalDate.of(2027, 5, 1));
        AuditDuty june = duties.decide(object, List.of(), Optional.empty(), LocalDate.of(2027, 6, 1));

        assertThat(OverdueAlert.of(june, NOW).get(0).id())
                .isEqualTo(OverdueAlert.of(may, NOW).get(0).id());
    }
}

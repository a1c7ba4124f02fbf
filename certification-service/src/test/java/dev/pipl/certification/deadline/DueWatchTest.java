package dev.pipl.certification.deadline;

import static dev.pipl.certification.Examples.LAW;
import static dev.pipl.certification.Examples.filed;
import static dev.pipl.certification.Examples.qualified;
import static dev.pipl.certification.Examples.submitted;
import static dev.pipl.certification.Examples.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueWatchTest {

    @ParameterizedTest(name = "due Saturday 2026-10-10, a make-up workday: on {0} {1}")
    @CsvSource({
        "2026-10-08,",
        "2026-10-09,platform-report-due",
        "2026-10-10,platform-report-due",
        "2026-10-11,platform-report-overdue",
        "2026-12-01,platform-report-overdue"
    })
    void aReportIsRememberedOneWorkdayEarlierAndWhenItIsOverdue(LocalDate today, String code) {
        PlatformReport report = report(LocalDate.of(2026, 9, 28));

        assertThat(on(today).ofReport(report).map(AlertRaised::code)).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest(name = "due Monday 2026-10-12 after a make-up Saturday: on {0} {1}")
    @CsvSource({"2026-10-09,", "2026-10-10,platform-report-due", "2026-10-11,platform-report-due"})
    void theDayBeforeIsAWorkday(LocalDate today, String code) {
        PlatformReport report = report(LocalDate.of(2026, 9, 29));

        assertThat(on(today).ofReport(report).map(AlertRaised::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void oneCauseHasOneIdAndAnotherCauseAnother() {
        PlatformReport report = report(LocalDate.of(2026, 9, 28));
        String monday =
                on(LocalDate.of(2026, 10, 12)).ofReport(report).orElseThrow().id();
        String tuesday =
                on(LocalDate.of(2026, 10, 13)).ofReport(report).orElseThrow().id();
        String other = on(LocalDate.of(2026, 10, 13))
                .ofReport(report(LocalDate.of(2026, 9, 25)))
                .orElseThrow()
                .id();

        assertThat(tuesday).isEqualTo(monday);
        assertThat(other).isNotEqualTo(monday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-14,",
        "2026-10-15,body-filing-due",
        "2026-10-16,body-filing-due",
        "2026-10-17,body-filing-overdue"
    })
    void aBodyIsRememberedToFile(LocalDate today, String code) {
        assertThat(on(today).ofBody(qualified(LocalDate.of(2026, 9, 28))).map(AlertRaised::code))
                .isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-11,",
        "2026-11-12,filing-reply-due",
        "2026-11-13,filing-reply-due",
        "2026-11-14,filing-reply-overdue"
    })
    void silenceOfTheAuthorityIsNoApprovalAndComesUp(LocalDate today, String code) {
        assertThat(on(today)
                        .ofBody(submitted(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 28)))
                        .map(AlertRaised::code))
                .isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void aBodyOnFileIsLeftInPeace() {
        assertThat(on(LocalDate.of(2030, 1, 1)).ofBody(filed())).isEmpty();
    }

    @ParameterizedTest(name = "valid until 2029-09-28: on {0} {1}")
    @CsvSource({
        "2028-12-27,",
        "2028-12-28,certificate-renewal-window",
        "2029-03-27,certificate-renewal-window",
        "2029-03-28,certificate-renewal-due",
        "2029-09-28,certificate-renewal-due",
        "2029-09-29,"
    })
    void theHolderIsRememberedOfTheRenewalNineAndSixMonthsBefore(LocalDate today, String code) {
        assertThat(on(today).ofRenewal(valid(LocalDate.of(2026, 9, 28))).map(AlertRaised::code))
                .isEqualTo(Optional.ofNullable(code));
    }

    private static PlatformReport report(LocalDate issuedOn) {
        return valid(issuedOn).report(ReportCause.ISSUED, LAW.clocks().platformReportDueOn(issuedOn));
    }

    private static DueWatch on(LocalDate today) {
        return new DueWatch(LAW, Clock.fixed(BeijingCalendar.startOf(today).plusSeconds(3600), ZoneOffset.UTC));
    }
}

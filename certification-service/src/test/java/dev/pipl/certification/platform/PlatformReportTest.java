package dev.pipl.certification.platform;

import static dev.pipl.certification.Examples.LAW;
import static dev.pipl.certification.Examples.suspension;
import static dev.pipl.certification.Examples.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.certification.certificate.Certificate;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformReportTest {

    @ParameterizedTest(name = "scenarios 16 and 17: issued {0}, due {1}")
    @CsvSource({"2026-09-28,2026-10-10", "2026-09-29,2026-10-12", "2026-09-18,2026-09-24"})
    void theReportIsDueFiveWorkdaysAfterTheIssueMakeUpDaysIncluded(LocalDate issuedOn, LocalDate dueOn) {
        assertThat(issued(valid(issuedOn)).due().date()).isEqualTo(dueOn);
    }

    @Test
    void scenario29EachChangeHasItsOwnReportWithItsOwnClock() {
        // Given
        Certificate certificate = valid(LocalDate.of(2026, 9, 18));
        PlatformReport first = issued(certificate);

        // When
        Certificate suspended = certificate.suspended(suspension(LocalDate.of(2026, 9, 21)));
        PlatformReport second = suspended.report(
                ReportCause.SUSPENDED,
                LAW.clocks().platformReportDueOn(suspended.state().since()));

        // Then
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(first.due().date()).isEqualTo(LocalDate.of(2026, 9, 24));
        assertThat(second.since()).isEqualTo(LocalDate.of(2026, 9, 21));
        assertThat(second.due().date()).isEqualTo(LocalDate.of(2026, 9, 29));
    }

    @Test
    void theSameChangeIsTheSameReport() {
        assertThat(issued(valid(LocalDate.of(2026, 9, 18))).id())
                .isEqualTo(issued(valid(LocalDate.of(2026, 9, 18))).id());
    }

    @ParameterizedTest
    @CsvSource({
        "false,false,2026-10-10,DUE",
        "true,false,2026-10-10,SENT",
        "false,false,2026-10-11,OVERDUE",
        "true,false,2026-10-11,OVERDUE",
        "true,true,2026-10-10,RECEIPTED",
        "true,true,2026-10-11,RECEIPTED"
    })
    void theLastDayIsInTimeAndAReceiptEndsTheMatter(
            boolean sent, boolean receipted, LocalDate today, ReportStatus status) {
        assertThat(issued(valid(LocalDate.of(2026, 9, 28))).status(sent, receipted, today))
                .isEqualTo(status);
    }

    @Test
    void theMessageHoldsTheFourThingsOfTheArticleAndPublishesSuspensionsOnly() {
        Certificate certificate = valid(LocalDate.of(2026, 9, 18));
        Certificate suspended = certificate.suspended(suspension(LocalDate.of(2026, 9, 21)));
        PlatformReport report = suspended.report(
                ReportCause.SUSPENDED,
                LAW.clocks().platformReportDueOn(suspended.state().since()));

        PlatformMessage message = PlatformMessage.of(report);

        assertThat(message.certificateNumber()).isEqualTo(certificate.number());
        assertThat(message.holderName()).isEqualTo(certificate.holderName());
        assertThat(message.scope().description()).isEqualTo(certificate.scope().description());
        assertThat(message.statusChange())
                .isEqualTo(new PlatformMessage.StatusChange("SUSPENDED", "SUSPENDED", LocalDate.of(2026, 9, 21)));
        assertThat(message.published()).isTrue();
        assertThat(PlatformMessage.of(issued(certificate)).published()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "6,32", "7,60", "8,60", "1000,60"})
    void thePauseDoublesUpToItsLongest(int failureCount, long seconds) {
        RetryPace pace = new RetryPace(Duration.ofSeconds(1), Duration.ofSeconds(60));

        assertThat(pace.after(failureCount)).hasSeconds(seconds);
    }

    private static PlatformReport issued(Certificate certificate) {
        return certificate.report(
                ReportCause.ISSUED,
                LAW.clocks().platformReportDueOn(certificate.state().since()));
    }
}

package dev.pipl.law.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Provisions;
import dev.pipl.law.certificate.CertificateTerm;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private final Workdays workdays = Workdays.published();

    @Test
    void aDutyWhoseLastDayIsAHolidayMovesToTheNextWorkday() {
        WorkdayCount lastDay = Periods.lastDayOfDuty(LocalDate.of(2026, 10, 3), workdays);

        assertThat(lastDay.date()).isEqualTo(LocalDate.of(2026, 10, 8));
    }

    @Test
    void theValidityOfACertificateDoesNotMove() {
        LocalDate validUntil = CertificateTerm.of(Provisions.load()).validUntil(LocalDate.of(2026, 10, 1));

        assertThat(validUntil).isEqualTo(LocalDate.of(2029, 10, 1));
        assertThat(workdays.isWorkday(validUntil)).isFalse();
    }

    @Test
    void backwardsTheCorrespondingDayIsFoundByTheSameRule() {
        assertThat(Periods.minusMonths(LocalDate.of(2029, 8, 31), 6)).isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(Periods.minusMonths(LocalDate.of(2031, 2, 28), 6)).isEqualTo(LocalDate.of(2030, 8, 28));
    }
}

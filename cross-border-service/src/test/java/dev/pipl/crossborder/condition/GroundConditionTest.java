package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.ZoneListing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grounds that free a transfer from the mechanism. */
class GroundConditionTest {

    private final Files files = new Files();

    @Test
    void scenario7bAnApprovedHotelBookingIsExemptButNoticeAndAssessmentAreStillNeeded() {
        // Given
        files.criticalInfrastructure = true;
        files.legalBasis = LegalBasis.CONTRACT;
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "booking 7");

        // Then
        assertThat(files.verdict().isExempt()).as("nobody has approved it yet").isFalse();
        assertThat(files.verdict().denies()).isTrue();
        files.isGroundApproved = true;
        assertThat(files.verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
        assertThat(files.verdict().denies()).isFalse();
        files.notices.clear();
        files.assessments.clear();
        assertThat(files.denying())
                .containsExactly(
                        "impact-assessment PIPL-55 impact-assessment-missing", "notice PIPL-39 notice-missing");
    }

    @ParameterizedTest
    @CsvSource({"' ', false, evidence-missing", "contract 7, true, ground-honoured"})
    void aGroundNeedsEvidence(String evidence, boolean exempt, String outcome) {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, evidence);
        assertThat(files.verdict().isExempt()).isEqualTo(exempt);
        assertThat(files.told()).contains("exemption CBDF-5 " + outcome);
        assertThat(files.verdict().denies()).as("a refused ground only counts").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31, 99999, false", "2026-09-01, 99999, true", "2026-09-01, 100000, false"})
    void aStatutoryDutyFreesSmallHandlersFromSeptember2026(LocalDate on, long handled, boolean exempt) {
        files.claiming(ExemptionGround.STATUTORY_DUTY, "order 3");
        files.personsHandled = OptionalLong.of(handled);
        files.occurredAt = on.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        assertThat(files.isExempt(false)).isEqualTo(exempt);
        assertThat(files.isExempt(true)).as("approved by a person").isTrue();
    }

    @Test
    void dataOnAZonesListNeedWhatTheItemSays() {
        files.zoneListing = Optional.of(new ZoneListing("Shanghai", "2026.1", true, true, Optional.of("3.2")));
        assertThat(files.verdict().route().route()).isEqualTo(Route.FREE_TRADE_ZONE_LIST);
        assertThat(files.denying()).containsExactly("mechanism CBDF-6 mechanism-missing");

        files.zoneListing = Optional.of(new ZoneListing("Shanghai", "2026.1", true, true, Optional.empty()));
        files.claiming(ExemptionGround.FREE_TRADE_ZONE, "outside the list");
        assertThat(files.verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
    }
}

package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.transfer.LegalBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The impact assessment, the notice and the separate consent: each alone denies. */
class AssessmentAndConsentTest {

    private final Files files = new Files();

    @Test
    void withoutAnImpactAssessmentNothingGoes() {
        files.assessments.clear();
        assertThat(files.denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-missing");
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, done", "2026-10-01, late", "2026-10-02, late"})
    void scenario30AnAssessmentDatedOnTheDayOrAfterItIsLate(LocalDate completedOn, String outcome) {
        files.assessments = List.of(Files.assessment("p-1", completedOn));
        assertThat(files.told()).contains("impact-assessment PIPL-55 impact-assessment-" + outcome);
        assertThat(files.verdict().denies()).isEqualTo(outcome.equals("late"));
    }

    @Test
    void aTransferThatNamesItsAssessmentIsJudgedByThatOne() {
        files.pipiaId = Optional.of("p-2");
        assertThat(files.denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-missing");

        files.assessments.add(Files.assessment("p-2", LocalDate.of(2026, 10, 1)));
        assertThat(files.denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-late");

        files.pipiaId = Optional.of("p-1");
        assertThat(files.denying()).isEmpty();
    }

    @Test
    void anAssessmentOfOtherRecipientsDoesNotCover() {
        files.assessments = List.of(new ImpactAssessment(
                "p-1", "h-1", LocalDate.of(2026, 1, 1), Optional.empty(), Set.of(Files.PURPOSE), Set.of("r-2")));
        assertThat(files.denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-not-covering");
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, true", "2026-10-01, false"})
    void aSupersededAssessmentStandsUntilTheDayTheOtherTookItsPlace(LocalDate supersededOn, boolean denies) {
        files.assessments = List.of(new ImpactAssessment(
                "p-1",
                "h-1",
                LocalDate.of(2026, 1, 1),
                Optional.of(supersededOn),
                Set.of(Files.PURPOSE),
                Set.of(Files.RECIPIENT)));
        assertThat(files.verdict().denies()).isEqualTo(denies);
    }

    @Test
    void withoutANoticeOfThisRecipientNothingGoes() {
        files.notices.clear();
        assertThat(files.denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void aNoticeMustNameAllCategories() {
        files.categories = Set.of("CONTACT", "LOCATION");
        assertThat(files.denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void sensitiveInformationNeedsANoticeThatSpeaksOfIt() {
        files.counting(0, 1).with(MechanismKind.STANDARD_CONTRACT);
        assertThat(files.denying()).isEmpty();
        files.notices = List.of(Files.notice(false));
        assertThat(files.denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void whereConsentIsTheBasisItIsSeparate() {
        files.separateConsent = false;
        assertThat(files.denying()).containsExactly("separate-consent PIPL-39 separate-consent-missing");
    }

    @ParameterizedTest
    @EnumSource(value = LegalBasis.class, names = "CONSENT", mode = EnumSource.Mode.EXCLUDE)
    void onAnotherBasisNoConsentIsAskedFor(LegalBasis basis) {
        files.separateConsent = false;
        files.legalBasis = basis;
        assertThat(files.denying()).isEmpty();
    }
}

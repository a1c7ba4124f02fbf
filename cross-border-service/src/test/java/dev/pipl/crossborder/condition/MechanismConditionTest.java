package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mechanism a transfer needs by its data, its handler and the projected count. */
class MechanismConditionTest {

    private final Files files = new Files();

    @Test
    void importantDataNeedTheAssessmentEvenForOnePersonAndOnAGround() {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7");
        files.importantData = true;
        assertThat(files.denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
        assertThat(files.verdict().isExempt()).isFalse();

        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(files.denying()).isEmpty();
    }

    @Test
    void aYearWithImportantDataNeedsTheAssessmentForTheRestButNotForWhatAGroundFrees() {
        files.projected = new YearFigures(
                YearFigures.of(5, 0).nonSensitive(), YearFigures.of(5, 0).sensitive(), true, false);
        assertThat(files.verdict().route().route()).isEqualTo(Route.SECURITY_ASSESSMENT);

        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7");
        files.projected = new YearFigures(files.projected.nonSensitive(), files.projected.sensitive(), true, false);
        assertThat(files.verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
    }

    @Test
    void aStateOrganNeedsItsOwnAssessment() {
        files.kind = HandlerKind.STATE_ORGAN;
        assertThat(files.denying()).containsExactly("mechanism PIPL-36 mechanism-missing");
        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(files.denying()).hasSize(1);
        files.with(MechanismKind.STATE_ORGAN_ASSESSMENT);
        assertThat(files.denying()).isEmpty();
    }

    @Test
    void aPublicBodyNeedsItOnAStatutoryDutyOnly() {
        files.kind = HandlerKind.PUBLIC_BODY;
        assertThat(files.verdict().route().route()).isEqualTo(Route.EXEMPT_VOLUME);

        files.legalBasis = LegalBasis.STATUTORY_DUTY;
        assertThat(files.denying()).containsExactly("mechanism PIPL-36 mechanism-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 0, EXEMPT_VOLUME, true, true, true",
        "100000, 0, CONTRACT_OR_CERTIFICATION, false, true, true",
        "999999, 0, CONTRACT_OR_CERTIFICATION, false, true, true",
        "1000000, 0, SECURITY_ASSESSMENT, false, false, true",
        "0, 1, CONTRACT_OR_CERTIFICATION, false, true, true",
        "0, 9999, CONTRACT_OR_CERTIFICATION, false, true, true",
        "0, 10000, SECURITY_ASSESSMENT, false, false, true",
        "50000, 500, CONTRACT_OR_CERTIFICATION, false, true, true",
        "5, 10000, SECURITY_ASSESSMENT, false, false, true",
    })
    void theProjectedCountSaysWhichMechanismIsNeeded(
            long nonSensitive, long sensitive, Route route, boolean without, boolean contract, boolean assessment) {
        // Given
        files.counting(nonSensitive, sensitive);

        // Then
        assertThat(files.verdict().route().route()).isEqualTo(route);
        assertThat(files.verdict().denies()).isEqualTo(!without);
        files.with(MechanismKind.STANDARD_CONTRACT);
        assertThat(files.verdict().denies()).isEqualTo(!contract);
        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(files.verdict().denies()).isEqualTo(!assessment);
    }

    @Test
    void scenario2TheMillionthPersonIsNoLongerCarriedByACertificate() {
        files.counting(999_999, 0).with(MechanismKind.CERTIFICATE);
        assertThat(files.verdict().denies()).isFalse();
        assertThat(files.verdict().mechanism()).map(Mechanism::kind).contains(MechanismKind.CERTIFICATE);

        files.counting(1_000_000, 0);
        assertThat(files.denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
        assertThat(files.verdict().mechanism()).isEmpty();
    }

    @Test
    void scenario7aAnOperatorOfCriticalInfrastructureNeedsTheAssessmentForOnePerson() {
        files.criticalInfrastructure = true;
        assertThat(files.verdict().route().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(files.denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
    }

    @Test
    void bothKindsTogetherNeedOneMechanismForAllOfIt() {
        files.counting(50_000, 500);
        assertThat(files.verdict().route().byClass())
                .containsEntry(SubjectClass.NON_SENSITIVE, Route.EXEMPT_VOLUME)
                .containsEntry(SubjectClass.SENSITIVE, Route.CONTRACT_OR_CERTIFICATION);
        assertThat(files.denying()).containsExactly("mechanism CBDF-8 mechanism-missing");
    }

    @Test
    void aFailedAssessmentOfTheMatterClosesTheContractToIt() {
        files.counting(200_000, 0).with(MechanismKind.STANDARD_CONTRACT);
        files.isBarred = true;
        assertThat(files.denying()).containsExactly("mechanism CBDF-8 mechanism-missing");
        assertThat(files.told()).filteredOn(one -> one.startsWith("mechanism")).hasSize(2);
    }
}

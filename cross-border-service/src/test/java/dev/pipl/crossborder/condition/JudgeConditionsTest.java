package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.screening.AllowedScope;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.route.ZoneListing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeConditionsTest {

    private final JudgeConditions judge = new JudgeConditions(Provisions.load());
    private final Files files = new Files();

    @Test
    void aTransferThatMeetsEveryConditionMayGoAndIsToldWhy() {
        // When
        ConditionsVerdict verdict = verdict();

        // Then
        assertThat(verdict.denies()).isFalse();
        assertThat(verdict.route().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(told(verdict))
                .containsExactly(
                        "route CBDF-5 EXEMPT_VOLUME",
                        "impact-assessment PIPL-55 impact-assessment-done",
                        "notice PIPL-39 notice-given",
                        "separate-consent PIPL-39 separate-consent-given",
                        "recipient-standard PIPL-38 recipient-standard-required");
        assertThat(verdict.findings()).allSatisfy(one -> {
            assertThat(one.finding().citation().zh()).isNotBlank();
            assertThat(one.finding().citation().en()).isNotBlank();
        });
    }

    // Each condition alone denies, with its article.

    @Test
    void aForeignAuthorityWithoutApprovalGetsNothing() {
        files.foreignAuthority = true;
        assertThat(denying()).containsExactly("recipient PIPL-41 BLOCKED", "recipient ANX-15 BLOCKED");
        assertThat(verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void anApprovalFreesOnlyItsRecipientPurposeAndTime() {
        files.foreignAuthority = true;
        files.approvals.add(approval(Files.RECIPIENT, Files.PURPOSE, Optional.empty()));
        assertThat(denying()).isEmpty();

        files.approvals = List.of(approval("r-2", Files.PURPOSE, Optional.empty()));
        assertThat(verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, "marketing", Optional.empty()));
        assertThat(verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, Files.PURPOSE, Optional.of(Duration.ZERO)));
        assertThat(verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, Files.PURPOSE, Optional.of(Duration.ofSeconds(1))));
        assertThat(verdict().denies()).isFalse();
    }

    @Test
    void aListedRecipientGetsNothingFromTheAnnouncementOn() {
        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(denying()).containsExactly("recipient PIPL-42 BLOCKED", "recipient ANX-15 BLOCKED");

        files.occurredAt = Files.AT.minusNanos(1);
        assertThat(denying()).isEmpty();
    }

    @Test
    void aPublishedMeasureAgainstACountryBlocks() {
        files.restrictions.add(Files.restriction("PIPL-43", true));
        assertThat(denying()).containsExactly("recipient PIPL-43 BLOCKED");
    }

    @Test
    void aPossibleMatchThatNobodyHasReviewedHoldsTheTransferBack() {
        files.restrictions.add(Files.restriction("PIPL-42", false));
        assertThat(denying()).containsExactly("recipient PIPL-42 possible-match-unreviewed");
        assertThat(verdict().route().route()).isEqualTo(Route.EXEMPT_VOLUME);
    }

    @Test
    void whatTheMeasureItselfAllowsMayGo() {
        files.restrictions.add(new Restriction(
                "e-1",
                "PIPL-42",
                "announcement 1",
                Files.AT,
                Optional.empty(),
                Optional.of(new AllowedScope(Set.of(Files.PURPOSE), Set.of("CONTACT"))),
                true));
        assertThat(denying()).isEmpty();

        files.categories = Set.of("CONTACT", "HEALTH");
        assertThat(verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void oneMeasureThatLeavesNoRoomBlocksBesideOneThatDoes() {
        files.restrictions.add(new Restriction(
                "e-1",
                "PIPL-42",
                "announcement 1",
                Files.AT,
                Optional.empty(),
                Optional.of(new AllowedScope(Set.of(Files.PURPOSE), Set.of("CONTACT"))),
                true));
        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void importantDataNeedTheAssessmentEvenForOnePersonAndOnAGround() {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7");
        files.importantData = true;
        assertThat(denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
        assertThat(verdict().isExempt()).isFalse();

        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(denying()).isEmpty();
    }

    @Test
    void aYearWithImportantDataNeedsTheAssessmentForTheRestButNotForWhatAGroundFrees() {
        files.projected = new YearFigures(
                YearFigures.of(5, 0).nonSensitive(), YearFigures.of(5, 0).sensitive(), true, false);
        assertThat(verdict().route().route()).isEqualTo(Route.SECURITY_ASSESSMENT);

        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7");
        files.projected = new YearFigures(files.projected.nonSensitive(), files.projected.sensitive(), true, false);
        assertThat(verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
    }

    @Test
    void aStateOrganNeedsItsOwnAssessment() {
        files.kind = HandlerKind.STATE_ORGAN;
        assertThat(denying()).containsExactly("mechanism PIPL-36 mechanism-missing");
        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(denying()).hasSize(1);
        files.with(MechanismKind.STATE_ORGAN_ASSESSMENT);
        assertThat(denying()).isEmpty();
    }

    @Test
    void aPublicBodyNeedsItOnAStatutoryDutyOnly() {
        files.kind = HandlerKind.PUBLIC_BODY;
        assertThat(verdict().route().route()).isEqualTo(Route.EXEMPT_VOLUME);

        files.legalBasis = LegalBasis.STATUTORY_DUTY;
        assertThat(denying()).containsExactly("mechanism PIPL-36 mechanism-missing");
    }

    @Test
    void withoutAnImpactAssessmentNothingGoes() {
        files.assessments.clear();
        assertThat(denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-missing");
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, done", "2026-10-01, late", "2026-10-02, late"})
    void scenario30AnAssessmentDatedOnTheDayOrAfterItIsLate(LocalDate completedOn, String outcome) {
        files.assessments = List.of(Files.assessment("p-1", completedOn));
        assertThat(told(verdict())).contains("impact-assessment PIPL-55 impact-assessment-" + outcome);
        assertThat(verdict().denies()).isEqualTo(outcome.equals("late"));
    }

    @Test
    void aTransferThatNamesItsAssessmentIsJudgedByThatOne() {
        files.pipiaId = Optional.of("p-2");
        assertThat(denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-missing");

        files.assessments.add(Files.assessment("p-2", LocalDate.of(2026, 10, 1)));
        assertThat(denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-late");

        files.pipiaId = Optional.of("p-1");
        assertThat(denying()).isEmpty();
    }

    @Test
    void anAssessmentOfOtherRecipientsDoesNotCover() {
        files.assessments = List.of(new ImpactAssessment(
                "p-1", "h-1", LocalDate.of(2026, 1, 1), Optional.empty(), Set.of(Files.PURPOSE), Set.of("r-2")));
        assertThat(denying()).containsExactly("impact-assessment PIPL-55 impact-assessment-not-covering");
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
        assertThat(verdict().denies()).isEqualTo(denies);
    }

    @Test
    void withoutANoticeOfThisRecipientNothingGoes() {
        files.notices.clear();
        assertThat(denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void aNoticeMustNameAllCategories() {
        files.categories = Set.of("CONTACT", "LOCATION");
        assertThat(denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void sensitiveInformationNeedsANoticeThatSpeaksOfIt() {
        files.counting(0, 1).with(MechanismKind.STANDARD_CONTRACT);
        assertThat(denying()).isEmpty();
        files.notices = List.of(Files.notice(false));
        assertThat(denying()).containsExactly("notice PIPL-39 notice-missing");
    }

    @Test
    void whereConsentIsTheBasisItIsSeparate() {
        files.separateConsent = false;
        assertThat(denying()).containsExactly("separate-consent PIPL-39 separate-consent-missing");
    }

    @ParameterizedTest
    @EnumSource(value = LegalBasis.class, names = "CONSENT", mode = EnumSource.Mode.EXCLUDE)
    void onAnotherBasisNoConsentIsAskedFor(LegalBasis basis) {
        files.separateConsent = false;
        files.legalBasis = basis;
        assertThat(denying()).isEmpty();
    }

    // Boundaries of the counts, with and without a mechanism.

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
        assertThat(verdict().route().route()).isEqualTo(route);
        assertThat(verdict().denies()).isEqualTo(!without);
        files.with(MechanismKind.STANDARD_CONTRACT);
        assertThat(verdict().denies()).isEqualTo(!contract);
        files.with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(verdict().denies()).isEqualTo(!assessment);
    }

    @Test
    void scenario2TheMillionthPersonIsNoLongerCarriedByACertificate() {
        files.counting(999_999, 0).with(MechanismKind.CERTIFICATE);
        assertThat(verdict().denies()).isFalse();
        assertThat(verdict().mechanism()).map(Mechanism::kind).contains(MechanismKind.CERTIFICATE);

        files.counting(1_000_000, 0);
        assertThat(denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
        assertThat(verdict().mechanism()).isEmpty();
    }

    @Test
    void scenario7aAnOperatorOfCriticalInfrastructureNeedsTheAssessmentForOnePerson() {
        files.criticalInfrastructure = true;
        assertThat(verdict().route().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(denying()).containsExactly("mechanism CBDF-7 mechanism-missing");
    }

    @Test
    void scenario7bAnApprovedHotelBookingIsExemptButNoticeAndAssessmentAreStillNeeded() {
        // Given
        files.criticalInfrastructure = true;
        files.legalBasis = LegalBasis.CONTRACT;
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "booking 7");

        // Then
        assertThat(verdict().isExempt()).as("nobody has approved it yet").isFalse();
        assertThat(verdict().denies()).isTrue();
        files.isGroundApproved = true;
        assertThat(verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
        assertThat(verdict().denies()).isFalse();
        files.notices.clear();
        files.assessments.clear();
        assertThat(denying())
                .containsExactly(
                        "impact-assessment PIPL-55 impact-assessment-missing", "notice PIPL-39 notice-missing");
    }

    @Test
    void scenario25AListedRecipientIsBlockedDespiteCertificateAndGround() {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7").with(MechanismKind.CERTIFICATE);
        assertThat(verdict().denies()).isFalse();

        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(verdict().route().route()).isEqualTo(Route.BLOCKED);
        assertThat(denying().get(0)).isEqualTo("recipient PIPL-42 BLOCKED");
    }

    // What a mechanism covers.

    @Test
    void aMechanismCoversNothingBeyondItsScope() {
        files.counting(200_000, 0);
        assertThat(deniesWith(Files.scope(Set.of("r-2"), Set.of(Files.PURPOSE), Set.of("CONTACT"), true, true)))
                .isTrue();
        assertThat(deniesWith(Files.scope(Set.of(Files.RECIPIENT), Set.of("marketing"), Set.of("CONTACT"), true, true)))
                .isTrue();
        assertThat(deniesWith(Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("ORDER"), true, true)))
                .isTrue();
        assertThat(deniesWith(
                        Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("CONTACT"), false, false)))
                .isFalse();
        files.counting(200_000, 1);
        assertThat(deniesWith(
                        Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("CONTACT"), false, false)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"199999, false", "200000, false", "200001, true"})
    void aMechanismCoversNoMorePersonsThanItsScale(long persons, boolean denies) {
        files.counting(persons, 0);
        assertThat(deniesWith(new Scope(
                        Set.of(Files.RECIPIENT),
                        Set.of(Files.PURPOSE),
                        Set.of("CONTACT"),
                        true,
                        false,
                        OptionalLong.of(200_000),
                        OptionalLong.empty())))
                .isEqualTo(denies);
    }

    @ParameterizedTest
    @CsvSource({"-2, true", "-1, false", "0, false", "1, true"})
    void aMechanismCarriesOnlyWhileItIsInForce(int secondsAfter, boolean denies) {
        files.counting(200_000, 0).with(MechanismKind.CERTIFICATE);
        files.notices = List.of(new Notice(
                "n-1",
                "h-1",
                Files.RECIPIENT,
                Set.of(Files.PURPOSE),
                Set.of("CONTACT"),
                true,
                Files.AT.minusSeconds(10),
                Optional.empty()));
        files.occurredAt = Files.AT.plusSeconds(secondsAfter);
        assertThat(verdict().denies()).isEqualTo(denies);
    }

    @Test
    void theBayAreaContractCarriesOnlyInsideTheArea() {
        files.counting(200_000, 0).with(MechanismKind.BAY_AREA_CONTRACT);
        assertThat(verdict().denies()).isTrue();
        files.greaterBayArea = true;
        assertThat(verdict().denies()).isFalse();
    }

    @Test
    void ofTwoMechanismsThatCoverThePassedAssessmentBinds() {
        files.counting(200_000, 0).with(MechanismKind.CERTIFICATE).with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(verdict().mechanism()).map(Mechanism::kind).contains(MechanismKind.SECURITY_ASSESSMENT);
    }

    @Test
    void bothKindsTogetherNeedOneMechanismForAllOfIt() {
        files.counting(50_000, 500);
        assertThat(verdict().route().byClass())
                .containsEntry(SubjectClass.NON_SENSITIVE, Route.EXEMPT_VOLUME)
                .containsEntry(SubjectClass.SENSITIVE, Route.CONTRACT_OR_CERTIFICATION);
        assertThat(denying()).containsExactly("mechanism CBDF-8 mechanism-missing");
    }

    @Test
    void theScaleOfAnAssessmentIsATotalOverItsYears() {
        // Given
        files.counting(150_000, 0);
        files.mechanisms.add(new Mechanism(
                "m-1",
                "h-1",
                MechanismKind.SECURITY_ASSESSMENT,
                "No. 1",
                "PASSED",
                List.of(new Validity(
                        Instant.parse("2025-05-01T00:00:00Z"),
                        Optional.of(Instant.parse("2028-05-01T00:00:00Z")),
                        new Scope(
                                Set.of(Files.RECIPIENT),
                                Set.of(Files.PURPOSE),
                                Set.of("CONTACT"),
                                true,
                                false,
                                OptionalLong.of(200_000),
                                OptionalLong.empty())))));

        // Then
        files.earlierYears = Map.of(2024, new TermCounts(1_000_000, 0), 2025, new TermCounts(50_000, 0));
        assertThat(verdict().denies()).isFalse();
        files.earlierYears = Map.of(2025, new TermCounts(50_001, 0));
        assertThat(verdict().denies()).isTrue();
    }

    @Test
    void aFailedAssessmentOfTheMatterClosesTheContractToIt() {
        files.counting(200_000, 0).with(MechanismKind.STANDARD_CONTRACT);
        files.isBarred = true;
        assertThat(denying()).containsExactly("mechanism CBDF-8 mechanism-missing");
        assertThat(told(verdict()))
                .filteredOn(one -> one.startsWith("mechanism"))
                .hasSize(2);
    }

    @Test
    void whatTheMechanismsOfThisRecipientLackIsTold() {
        files.counting(200_000, 0)
                .with(
                        MechanismKind.STANDARD_CONTRACT,
                        Files.scope(Set.of("r-2"), Set.of(Files.PURPOSE), Set.of("CONTACT"), true, false))
                .with(
                        MechanismKind.STANDARD_CONTRACT,
                        Files.scope(Set.of(Files.RECIPIENT), Set.of("marketing"), Set.of("CONTACT"), true, false));
        assertThat(told(verdict()))
                .filteredOn(one -> one.startsWith("mechanism"))
                .hasSize(2);
    }

    // Grounds.

    @ParameterizedTest
    @CsvSource({"' ', false, evidence-missing", "contract 7, true, ground-honoured"})
    void aGroundNeedsEvidence(String evidence, boolean exempt, String outcome) {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, evidence);
        assertThat(verdict().isExempt()).isEqualTo(exempt);
        assertThat(told(verdict())).contains("exemption CBDF-5 " + outcome);
        assertThat(verdict().denies()).as("a refused ground only counts").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31, 99999, false", "2026-09-01, 99999, true", "2026-09-01, 100000, false"})
    void aStatutoryDutyFreesSmallHandlersFromSeptember2026(LocalDate on, long handled, boolean exempt) {
        files.claiming(ExemptionGround.STATUTORY_DUTY, "order 3");
        files.personsHandled = OptionalLong.of(handled);
        files.occurredAt = on.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        assertThat(judge.isExempt(files.file(), false, Optional.empty())).isEqualTo(exempt);
        assertThat(judge.isExempt(files.file(), true, Optional.empty()))
                .as("approved by a person")
                .isTrue();
    }

    @Test
    void dataOnAZonesListNeedWhatTheItemSays() {
        files.zoneListing = Optional.of(new ZoneListing("Shanghai", "2026.1", true, true, Optional.of("3.2")));
        assertThat(verdict().route().route()).isEqualTo(Route.FREE_TRADE_ZONE_LIST);
        assertThat(denying()).containsExactly("mechanism CBDF-6 mechanism-missing");

        files.zoneListing = Optional.of(new ZoneListing("Shanghai", "2026.1", true, true, Optional.empty()));
        files.claiming(ExemptionGround.FREE_TRADE_ZONE, "outside the list");
        assertThat(verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);
    }

    // Order, and what cannot be judged.

    @Test
    void everyReasonIsToldTheGravestFirst() {
        files.counting(1_000_000, 0);
        files.foreignAuthority = true;
        files.restrictions.add(Files.restriction("PIPL-42", true));
        files.restrictions.add(Files.restriction("PIPL-42", false));
        files.assessments.clear();
        files.notices.clear();
        files.separateConsent = false;
        assertThat(denying())
                .containsExactly(
                        "recipient PIPL-41 BLOCKED",
                        "recipient ANX-15 BLOCKED",
                        "recipient PIPL-42 possible-match-unreviewed",
                        "impact-assessment PIPL-55 impact-assessment-missing",
                        "notice PIPL-39 notice-missing",
                        "separate-consent PIPL-39 separate-consent-missing");

        files.foreignAuthority = false;
        assertThat(denying().get(0)).isEqualTo("recipient PIPL-42 BLOCKED");
        files.restrictions.clear();
        assertThat(denying().get(0)).isEqualTo("mechanism CBDF-7 mechanism-missing");
    }

    @Test
    void aDeclarationOfNobodyNeedsNoRoute() {
        files.carries = Set.of();
        assertThat(verdict().route().route()).isEqualTo(Route.NONE);
        assertThat(verdict().denies()).isFalse();
    }

    @Test
    void somebodyWhoIsSentIsNeverCountedAsNobody() {
        files.carries = Set.of(SubjectClass.SENSITIVE);
        files.projected = YearFigures.of(0, 0);
        assertThat(verdict().route().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void beforeTheThresholdsWereLawThereIsNoAnswer() {
        files.occurredAt = LocalDate.of(2024, 3, 21).atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        assertThatThrownBy(this::verdict).isInstanceOf(RuleNotInForce.class);
    }

    private boolean deniesWith(Scope scope) {
        files.mechanisms.clear();
        return files.with(MechanismKind.STANDARD_CONTRACT, scope)
                .verdictOf(judge)
                .denies();
    }

    private ConditionsVerdict verdict() {
        return files.verdictOf(judge);
    }

    private List<String> denying() {
        return verdict().denying().stream().map(JudgeConditionsTest::told).toList();
    }

    private static List<String> told(ConditionsVerdict verdict) {
        return verdict.findings().stream().map(JudgeConditionsTest::told).toList();
    }

    private static String told(ConditionFinding one) {
        return one.condition().code() + " " + one.finding().provision() + " "
                + one.finding().outcome();
    }

    private static AuthorityApproval approval(String recipientId, String purpose, Optional<Duration> lasting) {
        return new AuthorityApproval(
                "a-1",
                "h-1",
                recipientId,
                "Ministry of Justice",
                "2026-3",
                Set.of(purpose),
                Files.AT,
                lasting.map(Files.AT::plus));
    }
}

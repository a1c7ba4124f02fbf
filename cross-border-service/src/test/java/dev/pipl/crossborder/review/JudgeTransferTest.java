package dev.pipl.crossborder.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTransferTest {

    private static final JudgeTransfer JUDGE = new JudgeTransfer(Provisions.load());
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String RECIPIENT = "r-1";
    /** Of persons whose information is not sensitive: a contract or a certificate is needed. */
    private static final YearFigures CONTRACT = YearFigures.of(100_000, 0);

    private final KnownFacts facts = new KnownFacts(RECIPIENT);
    private Instant occurredAt = AT;
    private String purpose = KnownFacts.PURPOSE;
    private Set<String> categories = Set.of("CONTACT");
    private LegalBasis basis = LegalBasis.CONSENT;
    private boolean separateConsent = true;
    private boolean importantData;
    private Optional<ExemptionClaim> exemption = Optional.empty();

    @Test
    void aTransferThatMeetsEverythingHasNoFinding() {
        assertThat(judge(YearFigures.of(1, 0))).isEmpty();
    }

    @Test
    void aRestrictedRecipientIsOneFindingUnderTheListsArticle() {
        facts.restrictions.add(KnownFacts.restriction("PIPL-42", true));

        JudgeTransfer.Wrong wrong = only(Defect.RESTRICTED_RECIPIENT, YearFigures.of(1, 0));

        assertThat(wrong.finding().provision()).isEqualTo("PIPL-42");
        assertThat(wrong.provisions()).contains("PIPL-42", "ANX-15");
        assertThat(wrong.subject()).isEqualTo(FindingSubject.of(RECIPIENT));
    }

    @Test
    void aCountryMeasureIsItsOwnFinding() {
        facts.restrictions.add(KnownFacts.restriction("PIPL-43", true));

        only(Defect.COUNTRY_MEASURE, YearFigures.of(1, 0));
    }

    @Test
    void aPossibleMatchThatNobodyLookedAtIsAFinding() {
        facts.restrictions.add(KnownFacts.restriction("PIPL-42", false));

        assertThat(judge(YearFigures.of(1, 0)))
                .extracting(JudgeTransfer.Wrong::defect)
                .contains(Defect.RECIPIENT_MATCH_UNREVIEWED);
    }

    @Test
    void aForeignAuthorityWithoutApprovalIsAFinding() {
        facts.foreignAuthority = true;

        only(Defect.FOREIGN_AUTHORITY_UNAPPROVED, YearFigures.of(1, 0));
    }

    @Test
    void theFirstPersonAtWhomAContractIsNeededWithoutOneIsAFinding() {
        assertThat(judge(YearFigures.of(99_999, 0))).isEmpty();

        JudgeTransfer.Wrong wrong = only(Defect.MECHANISM_MISSING, CONTRACT);

        assertThat(wrong.finding().provision()).isEqualTo("CBDF-8");
    }

    @Test
    void aClaimedGroundFreesUntilTheDayBeforeAPersonFoundThatItCeased() {
        exemption = Optional.of(new ExemptionClaim(ExemptionGround.CONTRACT_NECESSITY, "terms 2026"));
        facts.groundLostFrom = LocalDate.of(2026, 3, 2);
        assertThat(judge(CONTRACT)).isEmpty();

        facts.groundLostFrom = LocalDate.of(2026, 3, 1);

        only(Defect.MECHANISM_MISSING, CONTRACT);
    }

    @Test
    void aContractOfAnotherRecipientIsNoMechanismToLeave() {
        contract(MechanismKind.STANDARD_CONTRACT, scope(Set.of("r-2"), Set.of(purpose), OptionalLong.empty()));

        only(Defect.MECHANISM_MISSING, CONTRACT);
    }

    @Test
    void aNewPurposeLeavesTheScopeOfTheMechanismInForce() {
        contract(MechanismKind.CERTIFICATE, scope(Set.of(RECIPIENT), Set.of("payroll"), OptionalLong.empty()));

        JudgeTransfer.Wrong wrong = only(Defect.MECHANISM_SCOPE_LEFT, CONTRACT);

        assertThat(wrong.subject().mechanismId()).contains("m-CERTIFICATE");
        assertThat(wrong.subject().detail()).contains("purpose");
        assertThat(wrong.finding().provision()).isEqualTo("CERT-10");
    }

    @Test
    void aNewRecipientLeavesTheScopeOfACertificate() {
        contract(MechanismKind.CERTIFICATE, scope(Set.of("r-2"), Set.of(purpose), OptionalLong.empty()));

        assertThat(only(Defect.MECHANISM_SCOPE_LEFT, CONTRACT).subject().detail())
                .contains("recipient");
    }

    @Test
    void aNewCategoryLeavesTheScope() {
        contract(MechanismKind.CERTIFICATE, scope(Set.of(RECIPIENT), Set.of(purpose), OptionalLong.empty()));
        categories = Set.of("CONTACT", "ORDER");

        assertThat(only(Defect.MECHANISM_SCOPE_LEFT, CONTRACT).subject().detail())
                .contains("category");
    }

    @Test
    void theVolumeIsLeftWithTheFirstPersonBeyondIt() {
        contract(MechanismKind.CERTIFICATE, scope(Set.of(RECIPIENT), Set.of(purpose), OptionalLong.of(100_001)));

        assertThat(judge(YearFigures.of(100_001, 0))).isEmpty();
        assertThat(only(Defect.MECHANISM_SCOPE_LEFT, YearFigures.of(100_002, 0))
                        .subject()
                        .detail())
                .contains("volume");
    }

    @Test
    void ofSeveralMechanismsTheNearestIsTheOneThatWasLeft() {
        contract(MechanismKind.CERTIFICATE, scope(Set.of("r-2"), Set.of("payroll"), OptionalLong.empty()));
        contract(MechanismKind.STANDARD_CONTRACT, scope(Set.of(RECIPIENT), Set.of("payroll"), OptionalLong.empty()));

        assertThat(only(Defect.MECHANISM_SCOPE_LEFT, CONTRACT).subject().mechanismId())
                .contains("m-STANDARD_CONTRACT");
    }

    @Test
    void importantDataWithoutAnAssessmentIsNamedAsSuch() {
        importantData = true;

        only(Defect.IMPORTANT_DATA_UNASSESSED, YearFigures.of(1, 0));
    }

    @Test
    void anAssessmentOfTheSameDayIsLate() {
        facts.assessments.set(0, KnownFacts.assessment(RECIPIENT, LocalDate.of(2026, 3, 1)));
        only(Defect.IMPACT_ASSESSMENT_LATE, YearFigures.of(1, 0));

        facts.assessments.set(0, KnownFacts.assessment(RECIPIENT, LocalDate.of(2026, 2, 28)));
        assertThat(judge(YearFigures.of(1, 0))).isEmpty();
    }

    @Test
    void noAssessmentAtAllAndOneOfSomethingElseAreToldApart() {
        facts.assessments.clear();
        only(Defect.IMPACT_ASSESSMENT_MISSING, YearFigures.of(1, 0));

        facts.assessments.add(KnownFacts.assessment("r-2", LocalDate.of(2026, 1, 1)));
        only(Defect.IMPACT_ASSESSMENT_NOT_COVERING, YearFigures.of(1, 0));
    }

    @Test
    void aMissingNoticeIsAFindingOfRecipientAndPurpose() {
        facts.notices.clear();

        assertThat(only(Defect.NOTICE_MISSING, YearFigures.of(1, 0)).subject())
                .isEqualTo(FindingSubject.of(RECIPIENT, purpose));
    }

    @Test
    void separateConsentIsMissedOnlyWhereConsentIsTheBasis() {
        separateConsent = false;
        only(Defect.SEPARATE_CONSENT_MISSING, YearFigures.of(1, 0));

        basis = LegalBasis.CONTRACT;
        assertThat(judge(YearFigures.of(1, 0))).isEmpty();
    }

    @Test
    void aGroundWithoutEvidenceIsAFindingAndOneThatHoldsIsNone() {
        exemption = Optional.of(new ExemptionClaim(ExemptionGround.CONTRACT_NECESSITY, "  "));
        assertThat(only(Defect.EXEMPTION_EVIDENCE_MISSING, YearFigures.of(1, 0))
                        .subject()
                        .detail())
                .contains("CONTRACT_NECESSITY");

        exemption = Optional.of(new ExemptionClaim(ExemptionGround.CONTRACT_NECESSITY, "order 17"));
        assertThat(judge(new YearFigures(new ClassCount(0, 1), ClassCount.NOBODY, false, false)))
                .isEmpty();
    }

    @Test
    void aGroundThatDoesNotHoldIsAFindingWithoutAnAlert() {
        exemption = Optional.of(new ExemptionClaim(ExemptionGround.FREE_TRADE_ZONE, "zone list 3"));

        assertThat(only(Defect.EXEMPTION_REFUSED, YearFigures.of(1, 0)).defect().isAlerted())
                .isFalse();
    }

    @Test
    void aTransferFromBeforeTheThresholdsHasNoFindingOfThem() {
        occurredAt = Instant.parse("2024-03-21T15:59:59Z");
        facts.notices.clear();
        assertThat(judge(CONTRACT)).isEmpty();

        occurredAt = Instant.parse("2024-03-21T16:00:00Z");
        assertThat(judge(CONTRACT)).isNotEmpty();
    }

    private List<JudgeTransfer.Wrong> judge(YearFigures projected) {
        TransferFile file = new TransferFile(
                occurredAt,
                new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty()),
                RECIPIENT,
                facts.foreignAuthority,
                false,
                purpose,
                categories,
                Set.of(SubjectClass.NON_SENSITIVE),
                basis,
                separateConsent,
                Optional.empty(),
                exemption,
                importantData);
        return JUDGE.judge(file, projected, facts);
    }

    private JudgeTransfer.Wrong only(Defect defect, YearFigures projected) {
        List<JudgeTransfer.Wrong> wrong = judge(projected);
        assertThat(wrong).extracting(JudgeTransfer.Wrong::defect).containsExactly(defect);
        assertThat(defect.provisions()).contains(wrong.get(0).finding().provision());
        return wrong.get(0);
    }

    private void contract(MechanismKind kind, Scope scope) {
        facts.mechanisms.add(new Mechanism(
                "m-" + kind,
                "h-1",
                kind,
                "No. 1",
                "VALID",
                List.of(new Validity(AT.minusSeconds(1), Optional.empty(), scope))));
    }

    private static Scope scope(Set<String> recipients, Set<String> purposes, OptionalLong personsMax) {
        return new Scope(recipients, purposes, Set.of("CONTACT"), false, false, personsMax, OptionalLong.empty());
    }
}

package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.route.ZoneListing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A transfer that meets every condition, to be spoilt one by one. */
final class Files {

    static final Instant AT = Instant.parse("2026-10-01T02:00:00Z");
    static final String RECIPIENT = "r-1";
    static final String PURPOSE = "customer-support";
    private static final JudgeConditions JUDGE = new JudgeConditions(Provisions.load());

    HandlerKind kind = HandlerKind.ENTERPRISE;
    boolean criticalInfrastructure;
    OptionalLong personsHandled = OptionalLong.empty();
    Instant occurredAt = AT;
    boolean foreignAuthority;
    boolean greaterBayArea;
    Set<SubjectClass> carries = Set.of(SubjectClass.NON_SENSITIVE);
    LegalBasis legalBasis = LegalBasis.CONSENT;
    boolean separateConsent = true;
    Optional<String> pipiaId = Optional.empty();
    Optional<ExemptionClaim> exemption = Optional.empty();
    boolean importantData;
    Set<String> categories = Set.of("CONTACT");

    YearFigures projected = YearFigures.of(1, 0);
    Map<Integer, TermCounts> earlierYears = Map.of();
    boolean isBarred;
    List<Mechanism> mechanisms = new ArrayList<>();
    List<Restriction> restrictions = new ArrayList<>();
    List<AuthorityApproval> approvals = new ArrayList<>();
    List<Notice> notices = new ArrayList<>(List.of(notice(true)));
    List<ImpactAssessment> assessments = new ArrayList<>(List.of(assessment("p-1", LocalDate.of(2026, 9, 30))));
    boolean isGroundApproved;
    Optional<ZoneListing> zoneListing = Optional.empty();

    TransferFile file() {
        return new TransferFile(
                occurredAt,
                new HandlerFacts(kind, criticalInfrastructure, personsHandled),
                RECIPIENT,
                foreignAuthority,
                greaterBayArea,
                PURPOSE,
                categories,
                carries,
                legalBasis,
                separateConsent,
                pipiaId,
                exemption,
                importantData);
    }

    ConditionsVerdict verdict() {
        return JUDGE.judge(file(), conditions());
    }

    /** Condition, provision and outcome of every finding, in order. */
    List<String> told() {
        return told(verdict().findings());
    }

    /** Condition, provision and outcome of every finding that denies, in order. */
    List<String> denying() {
        return told(verdict().denying());
    }

    private static List<String> told(List<ConditionFinding> findings) {
        return findings.stream()
                .map(one -> one.condition().code() + " " + one.finding().provision() + " "
                        + one.finding().outcome())
                .toList();
    }

    boolean isExempt(boolean isApproved) {
        return JUDGE.isExempt(file(), isApproved, Optional.empty());
    }

    Conditions conditions() {
        return new Conditions(
                projected,
                earlierYears,
                mechanisms,
                isBarred,
                restrictions,
                approvals,
                notices,
                assessments,
                isGroundApproved,
                zoneListing);
    }

    Files counting(long nonSensitive, long sensitive) {
        projected = YearFigures.of(nonSensitive, sensitive);
        carries = sensitive > 0 && nonSensitive > 0
                ? Set.of(SubjectClass.NON_SENSITIVE, SubjectClass.SENSITIVE)
                : Set.of(sensitive > 0 ? SubjectClass.SENSITIVE : SubjectClass.NON_SENSITIVE);
        return this;
    }

    Files claiming(ExemptionGround ground, String evidence) {
        exemption = Optional.of(new ExemptionClaim(ground, evidence));
        carries = Set.of(SubjectClass.NON_SENSITIVE);
        projected = new YearFigures(new ClassCount(0, 1), ClassCount.NOBODY, false, false);
        return this;
    }

    Files with(MechanismKind kindOfMechanism) {
        return with(
                kindOfMechanism, scope(Set.of(RECIPIENT), Set.of(PURPOSE), Set.of("CONTACT", "HEALTH"), true, true));
    }

    Files with(MechanismKind kindOfMechanism, Scope scope) {
        mechanisms.add(new Mechanism(
                "m-" + kindOfMechanism,
                "h-1",
                kindOfMechanism,
                "No. 1",
                "VALID",
                List.of(new Validity(AT.minusSeconds(1), Optional.of(AT.plusSeconds(1)), scope))));
        return this;
    }

    static Scope scope(
            Set<String> recipients,
            Set<String> purposes,
            Set<String> categories,
            boolean sensitive,
            boolean important) {
        return new Scope(
                recipients, purposes, categories, sensitive, important, OptionalLong.empty(), OptionalLong.empty());
    }

    static Notice notice(boolean coversSensitive) {
        return new Notice(
                "n-1",
                "h-1",
                RECIPIENT,
                Set.of(PURPOSE),
                Set.of("CONTACT", "HEALTH"),
                coversSensitive,
                AT.minusSeconds(1),
                Optional.empty());
    }

    static ImpactAssessment assessment(String id, LocalDate completedOn) {
        return new ImpactAssessment(id, "h-1", completedOn, Optional.empty(), Set.of(PURPOSE), Set.of(RECIPIENT));
    }

    static Restriction restriction(String provision, boolean isReviewed) {
        return new Restriction("e-1", provision, "announcement 1", AT, Optional.empty(), Optional.empty(), isReviewed);
    }
}

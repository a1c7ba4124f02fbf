package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.condition.TransferConditions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.ForeignAuthorityRequest;
import dev.pipl.law.route.GroundClaim;
import dev.pipl.law.route.RecipientRestriction;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.TransferInputs;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Judges one transfer by all its conditions. Every condition is answered, also after one has denied, so that a handler
 * sees all that is missing at once. The same facts always give the same verdict. Immutable; thread-safe.
 *
 * <p>A claimed ground that is not honoured denies nothing by itself: the transfer counts, and needs what the counts ask.
 */
public final class JudgeConditions {

    private static final String LISTED = "PIPL-42";
    private static final String COUNTRY_MEASURE = "PIPL-43";

    private final RouteTable routes;
    private final TransferConditions law;
    private final CoveringMechanism covering;
    private final AssessedBeforehand assessed;

    public JudgeConditions(Provisions provisions) {
        routes = RouteTable.of(provisions);
        law = TransferConditions.of(provisions);
        covering = new CoveringMechanism(provisions);
        assessed = new AssessedBeforehand(law);
    }

    /**
     * Whether the transfer's claimed ground is honoured, so that its persons do not count. Needed before its figures can
     * be projected.
     */
    public boolean isExempt(TransferFile file, boolean isGroundApproved, Optional<ZoneListing> zoneListing) {
        return claim(file, isGroundApproved)
                .map(claim -> routes.ground(on(file), file.handler(), claim, file.importantData(), zoneListing)
                        .honoured())
                .orElse(false);
    }

    /**
     * The verdict.
     *
     * @throws RuleNotInForce for a transfer of a day before the law's thresholds
     */
    public ConditionsVerdict judge(TransferFile file, Conditions conditions) {
        LocalDate on = on(file);
        boolean isExempt = isExempt(file, conditions.isGroundApproved(), conditions.zoneListing());
        RouteDecision route = route(file, conditions, isExempt);
        CoveringMechanism.Answer carried = covering.find(file, route.route(), conditions);
        Optional<Mechanism> mechanism = carried.mechanism();
        List<ConditionFinding> findings = new ArrayList<>(ofRoute(route));
        conditions.restrictions().stream()
                .filter(restriction -> restriction.isInForce(file.occurredAt())
                        && !restriction.isReviewed()
                        && !leavesRoom(restriction, file))
                .map(restriction -> law.unreviewedMatch(on, restriction.announcement()))
                .forEach(finding -> findings.add(new ConditionFinding(Condition.RECIPIENT, finding, true)));
        law.mechanism(on, route.route(), mechanism.map(Mechanism::reference))
                .ifPresent(finding ->
                        findings.add(new ConditionFinding(Condition.MECHANISM, finding, mechanism.isEmpty())));
        carried.gaps().forEach(gap -> findings.add(new ConditionFinding(Condition.MECHANISM, gap, false)));
        findings.add(assessed.judge(file, conditions.assessments()));
        boolean isNotified = conditions.notices().stream().anyMatch(notice -> covers(notice, file));
        findings.add(new ConditionFinding(Condition.NOTICE, law.notice(on, isNotified), !isNotified));
        law.separateConsent(on, file.legalBasis() == LegalBasis.CONSENT, file.separateConsent())
                .ifPresent(finding -> findings.add(
                        new ConditionFinding(Condition.SEPARATE_CONSENT, finding, !file.separateConsent())));
        findings.sort(Comparator.comparing(ConditionFinding::condition));
        return new ConditionsVerdict(route, isExempt, mechanism, findings);
    }

    private RouteDecision route(TransferFile file, Conditions conditions, boolean isExempt) {
        LocalDate on = on(file);
        if (file.carries().isEmpty()) {
            Map<SubjectClass, Route> nothing = new EnumMap<>(SubjectClass.class);
            for (SubjectClass subjectClass : SubjectClass.values()) {
                nothing.put(subjectClass, Route.NONE);
            }
            return new RouteDecision(Route.NONE, nothing, List.of(), routes.ruleVersion(on));
        }
        return routes.decideTransfer(
                on,
                new TransferInputs(
                        file.handler(),
                        file.carries(),
                        figures(file, conditions.projected(), isExempt),
                        request(file, conditions),
                        restriction(file, conditions, LISTED),
                        restriction(file, conditions, COUNTRY_MEASURE),
                        claim(file, conditions.isGroundApproved()),
                        conditions.zoneListing()));
    }

    /**
     * A year that holds important data needs the assessment for whatever else is sent in it, as its own route says; only
     * what is sent on an honoured ground follows its own rule (CBDF 5).
     */
    private static YearFigures figures(TransferFile file, YearFigures projected, boolean isExempt) {
        return new YearFigures(
                figure(file, projected, SubjectClass.NON_SENSITIVE),
                figure(file, projected, SubjectClass.SENSITIVE),
                file.importantData() || (projected.importantData() && !isExempt),
                file.isStatutoryDutyOfPublicBody());
    }

    /** Somebody is sent, whatever a later declaration of the same data set says of its number. */
    private static ClassCount figure(TransferFile file, YearFigures projected, SubjectClass subjectClass) {
        ClassCount count = projected.of(subjectClass);
        return file.carries().contains(subjectClass) && count.counted() == 0
                ? new ClassCount(1, Math.max(1, count.gross()))
                : count;
    }

    private static Optional<ForeignAuthorityRequest> request(TransferFile file, Conditions conditions) {
        if (!file.foreignAuthority()) {
            return Optional.empty();
        }
        return Optional.of(new ForeignAuthorityRequest(
                conditions.approvals().stream().anyMatch(approval -> covers(approval, file))));
    }

    /** The measure of that article that stands, one that leaves no room before others. */
    private static Optional<RecipientRestriction> restriction(
            TransferFile file, Conditions conditions, String provision) {
        return conditions.restrictions().stream()
                .filter(restriction -> restriction.isReviewed()
                        && restriction.provision().equals(provision)
                        && restriction.isInForce(file.occurredAt()))
                .map(restriction -> new RecipientRestriction(restriction.announcement(), leavesRoom(restriction, file)))
                .min(Comparator.comparing(RecipientRestriction::leavesRoomForTransfer));
    }

    private static boolean leavesRoom(Restriction restriction, TransferFile file) {
        return restriction.leavesRoomForTransfer(file.purpose(), file.categories());
    }

    private static Optional<GroundClaim> claim(TransferFile file, boolean isGroundApproved) {
        return file.exemption().map(claim -> new GroundClaim(claim.ground(), claim.evidence(), isGroundApproved));
    }

    private static boolean covers(AuthorityApproval approval, TransferFile file) {
        return approval.recipientId().equals(file.recipientId())
                && approval.purposes().contains(file.purpose())
                && !file.occurredAt().isBefore(approval.from())
                && approval.until().map(file.occurredAt()::isBefore).orElse(true);
    }

    private static boolean covers(Notice notice, TransferFile file) {
        return notice.recipientId().equals(file.recipientId())
                && notice.purposes().contains(file.purpose())
                && notice.categories().containsAll(file.categories())
                && (notice.coversSensitive() || !file.carries().contains(SubjectClass.SENSITIVE))
                && !file.occurredAt().isBefore(notice.from())
                && notice.until().map(file.occurredAt()::isBefore).orElse(true);
    }

    private static List<ConditionFinding> ofRoute(RouteDecision route) {
        return route.findings().stream()
                .filter(finding -> !isAnsweredHere(finding.outcome()))
                .map(JudgeConditions::ofRoute)
                .toList();
    }

    /** The table says that notice, consent and assessment are owed; here stands whether they were given. */
    private static boolean isAnsweredHere(String outcome) {
        return outcome.equals("notice-and-consent-required") || outcome.equals("impact-assessment-required");
    }

    private static ConditionFinding ofRoute(Finding finding) {
        String outcome = finding.outcome();
        if (outcome.equals(Route.BLOCKED.name())) {
            return new ConditionFinding(Condition.RECIPIENT, finding, true);
        }
        if (outcome.equals("recipient-standard-required")) {
            return new ConditionFinding(Condition.RECIPIENT_STANDARD, finding, false);
        }
        boolean isOfRoute = outcome.equals(outcome.toUpperCase(Locale.ROOT));
        return new ConditionFinding(isOfRoute ? Condition.ROUTE : Condition.EXEMPTION, finding, false);
    }

    private static LocalDate on(TransferFile file) {
        return BeijingCalendar.dateOf(file.occurredAt());
    }
}

package dev.pipl.crossborder.review;

import dev.pipl.crossborder.condition.Condition;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.condition.Conditions;
import dev.pipl.crossborder.condition.ConditionsVerdict;
import dev.pipl.crossborder.condition.JudgeConditions;
import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.time.BeijingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is wrong with one transfer that was made, by the same conditions as before it is made. Thread-safe. */
final class JudgeTransfer {

    private static final String GROUND_HONOURED = "ground-honoured";
    private static final String EVIDENCE_MISSING = "evidence-missing";
    private static final String MATCH_UNREVIEWED = "possible-match-unreviewed";

    private final JudgeConditions conditions;
    private final JudgeScope scope;

    JudgeTransfer(Provisions law) {
        conditions = new JudgeConditions(law);
        scope = new JudgeScope(law);
    }

    /**
     * One thing that is wrong.
     *
     * @param provisions the leading one first
     */
    record Wrong(Defect defect, FindingSubject subject, Finding finding, List<String> provisions) {

        static Wrong of(Defect defect, FindingSubject subject, Finding finding) {
            return new Wrong(defect, subject, finding, List.of(finding.provision()));
        }
    }

    /**
     * Everything that is wrong with the transfer; nothing for one of a day before the law's thresholds, which this judge
     * does not know.
     *
     * @param projected the year's figures with the transfer in them
     */
    List<Wrong> judge(TransferFile sent, YearFigures projected, Facts facts) {
        TransferFile file = isGroundLost(sent, facts) ? sent.withoutClaim() : sent;
        Conditions onRecord = onRecord(file, projected, facts);
        ConditionsVerdict verdict;
        try {
            verdict = conditions.judge(file, onRecord);
        } catch (RuleNotInForce tooEarly) {
            return List.of();
        }
        List<Wrong> wrong = new ArrayList<>();
        recipient(verdict, file).ifPresent(wrong::add);
        for (ConditionFinding one : verdict.findings()) {
            wrong(one, file, verdict, onRecord).ifPresent(wrong::add);
        }
        return wrong;
    }

    private static boolean isGroundLost(TransferFile sent, Facts facts) {
        return sent.exemption()
                .filter(claim ->
                        facts.isGroundLost(claim.ground(), claim.evidence(), BeijingCalendar.dateOf(sent.occurredAt())))
                .isPresent();
    }

    private static Conditions onRecord(TransferFile file, YearFigures projected, Facts facts) {
        boolean isGroundApproved = file.exemption()
                .map(claim -> facts.isGroundApproved(claim.ground(), claim.evidence()))
                .orElse(false);
        return new Conditions(
                projected,
                facts.earlierYears(BeijingCalendar.yearOf(file.occurredAt())),
                facts.mechanisms(),
                facts.bars(file.recipientId(), file.purpose()),
                facts.restrictions(file.recipientId()),
                facts.approvals(),
                facts.notices(),
                facts.assessments(),
                isGroundApproved,
                facts.zoneListing(file.categories(), BeijingCalendar.dateOf(file.occurredAt())));
    }

    /** The row of the table that blocks cites its annex too; together that is one defect. */
    private static Optional<Wrong> recipient(ConditionsVerdict verdict, TransferFile file) {
        List<Finding> blocking = verdict.denying().stream()
                .filter(one -> one.condition() == Condition.RECIPIENT)
                .map(ConditionFinding::finding)
                .filter(finding -> finding.outcome().equals(Route.BLOCKED.name()))
                .toList();
        List<String> provisions =
                blocking.stream().map(Finding::provision).distinct().toList();
        return blocking.stream()
                .flatMap(finding -> blockedBy(finding).stream()
                        .map(defect -> new Wrong(defect, FindingSubject.of(file.recipientId()), finding, provisions)))
                .findFirst();
    }

    private static Optional<Defect> blockedBy(Finding finding) {
        return Stream.of(Defect.FOREIGN_AUTHORITY_UNAPPROVED, Defect.RESTRICTED_RECIPIENT, Defect.COUNTRY_MEASURE)
                .filter(defect -> defect.provisions().contains(finding.provision()))
                .findFirst();
    }

    private Optional<Wrong> wrong(
            ConditionFinding one, TransferFile file, ConditionsVerdict verdict, Conditions onRecord) {
        Finding finding = one.finding();
        FindingSubject ofRecipient = FindingSubject.of(file.recipientId());
        FindingSubject ofPurpose = FindingSubject.of(file.recipientId(), file.purpose());
        if (one.condition() == Condition.EXEMPTION) {
            return exemption(finding, file);
        }
        if (!one.denies()) {
            return Optional.empty();
        }
        return switch (one.condition()) {
            case RECIPIENT ->
                finding.outcome().equals(MATCH_UNREVIEWED)
                        ? Optional.of(Wrong.of(Defect.RECIPIENT_MATCH_UNREVIEWED, ofRecipient, finding))
                        : Optional.empty();
            case MECHANISM ->
                Optional.of(scope.left(file, verdict.route().route(), onRecord)
                        .orElseGet(() -> Wrong.of(missing(file), ofRecipient, finding)));
            case IMPACT_ASSESSMENT ->
                Defect.ofCode(finding.outcome()).map(defect -> Wrong.of(defect, ofPurpose, finding));
            case NOTICE -> Optional.of(Wrong.of(Defect.NOTICE_MISSING, ofPurpose, finding));
            case SEPARATE_CONSENT -> Optional.of(Wrong.of(Defect.SEPARATE_CONSENT_MISSING, ofPurpose, finding));
            case SPLITTING_REVIEW_HOLD, ROUTE, EXEMPTION, RECIPIENT_STANDARD -> Optional.empty();
        };
    }

    private static Defect missing(TransferFile file) {
        return file.importantData() ? Defect.IMPORTANT_DATA_UNASSESSED : Defect.MECHANISM_MISSING;
    }

    private static Optional<Wrong> exemption(Finding finding, TransferFile file) {
        if (file.exemption().isEmpty() || finding.outcome().equals(GROUND_HONOURED)) {
            return Optional.empty();
        }
        Defect defect = finding.outcome().equals(EVIDENCE_MISSING)
                ? Defect.EXEMPTION_EVIDENCE_MISSING
                : Defect.EXEMPTION_REFUSED;
        FindingSubject subject = new FindingSubject(
                file.recipientId(),
                Optional.empty(),
                Optional.empty(),
                file.exemption().map(claim -> claim.ground().name()));
        return Optional.of(Wrong.of(defect, subject, finding));
    }
}

package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.law.condition.AssessmentState;
import dev.pipl.law.condition.TransferConditions;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether an impact assessment that covers the transfer was completed before its day (PIPL 55). A transfer that names an
 * assessment is judged by that one alone.
 */
final class AssessedBeforehand {

    private final TransferConditions law;

    AssessedBeforehand(TransferConditions law) {
        this.law = law;
    }

    ConditionFinding judge(TransferFile file, List<ImpactAssessment> onRecord) {
        LocalDate on = BeijingCalendar.dateOf(file.occurredAt());
        List<ImpactAssessment> named = onRecord.stream()
                .filter(assessment ->
                        file.pipiaId().map(assessment.id()::equals).orElse(true))
                .toList();
        List<ImpactAssessment> covering = named.stream()
                .filter(assessment -> assessment.recipientIds().contains(file.recipientId())
                        && assessment.purposes().contains(file.purpose())
                        && assessment
                                .supersededOn()
                                .map(day -> !on.isAfter(day))
                                .orElse(true))
                .toList();
        Optional<ImpactAssessment> beforehand = covering.stream()
                .filter(assessment -> assessment.completedOn().isBefore(on))
                .findFirst();
        if (beforehand.isPresent()) {
            return finding(on, AssessmentState.IMPACT_ASSESSMENT_DONE, beforehand);
        }
        Optional<ImpactAssessment> late = covering.stream().min(Comparator.comparing(ImpactAssessment::completedOn));
        if (late.isPresent()) {
            return finding(on, AssessmentState.IMPACT_ASSESSMENT_LATE, late);
        }
        return named.isEmpty()
                ? finding(on, AssessmentState.IMPACT_ASSESSMENT_MISSING, Optional.empty())
                : finding(on, AssessmentState.IMPACT_ASSESSMENT_NOT_COVERING, Optional.of(named.get(0)));
    }

    private ConditionFinding finding(LocalDate on, AssessmentState state, Optional<ImpactAssessment> looked) {
        return new ConditionFinding(
                Condition.IMPACT_ASSESSMENT,
                law.assessment(on, state, looked.map(ImpactAssessment::completedOn)),
                state != AssessmentState.IMPACT_ASSESSMENT_DONE);
    }
}

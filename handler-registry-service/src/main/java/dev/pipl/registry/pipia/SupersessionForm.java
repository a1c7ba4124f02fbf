package dev.pipl.registry.pipia;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler records of an assessment that no longer stands.
 *
 * @param supersededOn the first day on which it does not stand, Beijing; null: today
 * @param supersededBy the assessment in its place, or null
 * @param reason what has changed
 * @param activityEndedOn the day the assessed activity ended; null when it goes on or was stated before
 */
public record SupersessionForm(LocalDate supersededOn, String supersededBy, String reason, LocalDate activityEndedOn) {
    private static final int REASON_LENGTH_MAX = 2000;

    /**
     * What the form states of that assessment.
     *
     * @throws Refusal 400 with every field at fault
     */
    public Supersession toSupersession(Pipia pipia, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate on = supersededOn == null ? today : supersededOn;
        if (on.isAfter(today) || on.isBefore(pipia.completedOn())) {
            errors.add(new FieldError("supersededOn", "须在报告之日与今天之间", "must be between the report's day and today"));
        }
        if (pipia.id().equals(supersededBy)) {
            errors.add(new FieldError("supersededBy", "不得为自身", "must be another assessment"));
        }
        if (reason == null || reason.isBlank() || reason.length() > REASON_LENGTH_MAX) {
            errors.add(new FieldError("reason", "须为 1 至 2000 个字符", "must be 1 to 2000 characters"));
        }
        if (activityEndedOn != null && activityEndedOn.isAfter(today)) {
            errors.add(new FieldError("activityEndedOn", "不得晚于今天", "must not be in the future"));
        } else if (activityEndedOn != null
                && pipia.activityStartedOn() != null
                && activityEndedOn.isBefore(pipia.activityStartedOn())) {
            errors.add(new FieldError("activityEndedOn", "不得早于活动开始之日", "must not be before the activity's start"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new Supersession(on, supersededBy, reason);
    }
}

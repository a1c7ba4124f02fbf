package dev.pipl.registry.officer;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler records of its protection officer.
 *
 * @param designatedOn Beijing; null: today
 * @param reportedOn the day of the report to the authority; null when not reported yet
 * @param reportEvidence wanted with {@code reportedOn}
 */
public record OfficerForm(
        String name, String contact, LocalDate designatedOn, LocalDate reportedOn, String reportEvidence) {
    private static final int TEXT_LENGTH_MAX = 200;

    /** The report alone, for an officer who is recorded already. */
    public record Report(LocalDate reportedOn, String reportEvidence) {
        /**
         * Takes what is stated, whole or not at all.
         *
         * @throws Refusal 400 with every field at fault
         */
        public void check(LocalDate designatedOn, LocalDate today) {
            List<FieldError> errors = new ArrayList<>();
            if (reportedOn == null) {
                errors.add(new FieldError("reportedOn", "必填", "is required"));
            } else {
                dayErrors("reportedOn", reportedOn, today, errors);
                if (reportedOn.isBefore(designatedOn)) {
                    errors.add(new FieldError("reportedOn", "不得早于指定之日", "must not be before the designation"));
                }
            }
            textErrors("reportEvidence", reportEvidence, errors);
            refuse(errors);
        }
    }

    /**
     * Takes what is stated, whole or not at all.
     *
     * @throws Refusal 400 with every field at fault
     */
    public Officer toOfficer(String id, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        textErrors("name", name, errors);
        textErrors("contact", contact, errors);
        LocalDate designated = designatedOn == null ? today : designatedOn;
        dayErrors("designatedOn", designated, today, errors);
        refuse(errors);
        if (reportedOn != null || reportEvidence != null) {
            new Report(reportedOn, reportEvidence).check(designated, today);
        }
        return new Officer(id, name, contact, designated, reportedOn, reportEvidence);
    }

    private static void textErrors(String field, String text, List<FieldError> errors) {
        if (text == null || text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
            errors.add(new FieldError(field, "须为 1 至 200 个字符", "must be 1 to 200 characters"));
        }
    }

    private static void dayErrors(String field, LocalDate day, LocalDate today, List<FieldError> errors) {
        if (day.isAfter(today)) {
            errors.add(new FieldError(field, "不得晚于今天", "must not be in the future"));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }
}

package dev.pipl.registry.pipia;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.law.pipia.AssessmentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a handler records of a completed assessment. Everything may be null here.
 *
 * @param kinds {@code GENERAL}, {@code STANDARD_CONTRACT}, {@code CERTIFICATION}, at least one
 * @param completedOn the day of the report, Beijing
 * @param activityStartedOn null while the activity has not started
 * @param activityEndedOn null while it has not ended
 * @param purposes at least one, as the transfers state them
 * @param recipientIds ids of recipients at cross-border; at least one for a contract or a certification
 * @param items the answers, by article and item
 * @param riskLevel {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param reportReference where the report is kept
 * @param supersedes the assessment that this one replaces, if any
 */
public record PipiaForm(
        List<String> kinds,
        LocalDate completedOn,
        LocalDate activityStartedOn,
        LocalDate activityEndedOn,
        List<String> purposes,
        List<String> recipientIds,
        List<Item> items,
        String riskLevel,
        String reportReference,
        String supersedes) {

    /** The answer to one item. */
    public record Item(String provision, Integer item, String answer) {}

    /** Technical limits, far above what a report of one activity lists. */
    private static final int TEXT_LENGTH_MAX = 200;

    private static final int REFERENCE_LENGTH_MAX = 500;
    private static final int ANSWER_LENGTH_MAX = 10_000;
    private static final int LISTED_MAX = 1000;

    public PipiaForm {
        kinds = orNone(kinds);
        purposes = orNone(purposes);
        recipientIds = orNone(recipientIds);
        items = orNone(items);
    }

    /** Everything that is wrong with the form, in the order of the fields; empty when nothing is. */
    public List<FieldError> errors(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (kinds.isEmpty() || !areNames(kinds, AssessmentKind.values())) {
            errors.add(new FieldError(
                    "kinds",
                    "须为 GENERAL、STANDARD_CONTRACT 或 CERTIFICATION，至少一项",
                    "must be GENERAL, STANDARD_CONTRACT or CERTIFICATION, at least one"));
        }
        dayErrors(today, errors);
        textErrors("purposes", purposes, errors);
        boolean namesRecipient = kinds.contains(AssessmentKind.STANDARD_CONTRACT.name())
                || kinds.contains(AssessmentKind.CERTIFICATION.name());
        if (namesRecipient || !recipientIds.isEmpty()) {
            textErrors("recipientIds", recipientIds, errors);
        }
        itemErrors(errors);
        if (!areNames(riskLevel == null ? List.of("") : List.of(riskLevel), RiskLevel.values())) {
            errors.add(new FieldError("riskLevel", "须为 LOW、MEDIUM 或 HIGH", "must be LOW, MEDIUM or HIGH"));
        }
        if (!isText(reportReference, REFERENCE_LENGTH_MAX)) {
            errors.add(new FieldError("reportReference", "须为 1 至 500 个字符", "must be 1 to 500 characters"));
        }
        return errors;
    }

    private void dayErrors(LocalDate today, List<FieldError> errors) {
        if (completedOn == null) {
            errors.add(new FieldError("completedOn", "必填", "is required"));
        } else if (completedOn.isAfter(today)) {
            errors.add(new FieldError("completedOn", "不得晚于今天", "must not be in the future"));
        }
        if (activityEndedOn != null && activityEndedOn.isAfter(today)) {
            errors.add(new FieldError("activityEndedOn", "不得晚于今天", "must not be in the future"));
        }
        if (activityEndedOn != null && activityStartedOn != null && activityEndedOn.isBefore(activityStartedOn)) {
            errors.add(new FieldError("activityEndedOn", "不得早于活动开始之日", "must not be before the activity's start"));
        }
    }

    private static void textErrors(String field, List<String> texts, List<FieldError> errors) {
        if (texts.isEmpty() || texts.size() > LISTED_MAX || !texts.stream().allMatch(t -> isText(t, TEXT_LENGTH_MAX))) {
            errors.add(new FieldError(
                    field, "须有 1 至 1000 项，每项 1 至 200 个字符", "must have 1 to 1000 entries of 1 to 200 characters"));
        } else if (new HashSet<>(texts).size() < texts.size()) {
            errors.add(new FieldError(field, "不得重复", "must not repeat an entry"));
        }
    }

    private void itemErrors(List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean whole = item != null && item.provision() != null && item.item() != null;
            if (!whole || (item.answer() != null && item.answer().length() > ANSWER_LENGTH_MAX)) {
                errors.add(new FieldError(
                        "items[" + i + "]",
                        "须有条文、项号和不超过 10000 个字符的答复",
                        "must have provision, item and an answer of at most 10000 characters"));
            } else if (!seen.add(item.provision() + " " + item.item())) {
                errors.add(new FieldError("items[" + i + "]", "该项已答复", "answers an item a second time"));
            }
        }
    }

    private static boolean areNames(List<String> given, Enum<?>[] known) {
        return given.stream().allMatch(name -> {
            for (Enum<?> one : known) {
                if (one.name().equals(name)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean isText(String text, int lengthMax) {
        return text != null && !text.isBlank() && text.length() <= lengthMax;
    }

    /** A list that is wrong keeps its nulls, so that it can be refused by name. */
    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : java.util.Collections.unmodifiableList(new ArrayList<>(list));
    }
}

package dev.pipl.registry.pipia;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.pipia.AssessedItem;
import dev.pipl.law.pipia.AssessmentKind;
import dev.pipl.law.pipia.AssessmentRules;
import dev.pipl.law.pipia.Retention;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.RegistryProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what a handler states into an assessment on record. A report that lacks an item is refused with that item's
 * article; one that came after the activity started is recorded with the violation, because it happened.
 */
public final class CompletePipia {
    private final AssessmentRules rules;

    public CompletePipia(Provisions law) {
        rules = AssessmentRules.of(law);
    }

    /**
     * The assessment that the form states.
     *
     * @throws Refusal 400 with every field at fault; 422 with one finding per missing item
     */
    public Pipia judge(String id, String handlerId, PipiaForm form, Instant now) {
        refuse(form.errors(BeijingCalendar.dateOf(now)));
        Set<AssessmentKind> kinds =
                form.kinds().stream().map(AssessmentKind::valueOf).collect(Collectors.toSet());
        LocalDate completedOn = form.completedOn();
        requireKnownItems(form, kinds);
        requireKnownDay(completedOn);
        List<ItemAnswer> answers = form.items().stream()
                .filter(item -> item.answer() != null && !item.answer().isBlank())
                .map(item -> new ItemAnswer(item.provision(), item.item(), item.answer()))
                .toList();
        List<Finding> missing = rules.missing(
                completedOn,
                kinds,
                answers.stream()
                        .map(answer -> new AssessedItem(answer.provision(), answer.item()))
                        .collect(Collectors.toSet()));
        if (!missing.isEmpty()) {
            throw Refusal.ofRule(
                    RegistryProblem.PIPIA_INCOMPLETE,
                    new Bilingual(
                            "尚缺 " + missing.size() + " 项法定内容",
                            missing.size() + " items the law lists are not answered"),
                    missing);
        }
        return new Pipia(
                id,
                handlerId,
                kinds,
                completedOn,
                form.activityStartedOn(),
                form.activityEndedOn(),
                form.purposes(),
                form.recipientIds(),
                answers,
                RiskLevel.valueOf(form.riskLevel()),
                form.reportReference(),
                rules.startedBefore(completedOn, Optional.ofNullable(form.activityStartedOn()))
                        .orElse(null),
                form.supersedes(),
                null,
                now);
    }

    /** How long its report is kept, as far as is known today. */
    public Retention retention(Pipia pipia) {
        return rules.retention(pipia.completedOn(), Optional.ofNullable(pipia.activityEndedOn()));
    }

    private void requireKnownItems(PipiaForm form, Set<AssessmentKind> kinds) {
        List<AssessedItem> known = rules.items(kinds);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < form.items().size(); i++) {
            PipiaForm.Item item = form.items().get(i);
            if (!known.contains(new AssessedItem(item.provision(), item.item()))) {
                errors.add(
                        new FieldError("items[" + i + "]", "不是该类评估的项目", "is no item of an assessment of these kinds"));
            }
        }
        refuse(errors);
    }

    private void requireKnownDay(LocalDate completedOn) {
        try {
            rules.retention(completedOn, Optional.empty());
        } catch (RuleNotInForce tooEarly) {
            refuse(List.of(new FieldError("completedOn", "早于法律施行之日", "is before the Law was in force")));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }
}

package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.Dossier.Result;
import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.crossborder.mechanism.StepInput.ExtensionRequest;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.assessment.AssessmentClocks;
import dev.pipl.law.assessment.AssessmentConditions;
import dev.pipl.law.assessment.AssessmentTerm;
import dev.pipl.law.assessment.ExtensionFacts;
import dev.pipl.law.assessment.ExtensionFacts.Growth;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.LegalDeadline;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The steps of a security assessment (guide 3.7). */
final class AssessmentSteps {

    private final AssessmentClocks clocks;
    private final AssessmentTerm term;
    private final AssessmentConditions conditions;

    AssessmentSteps(Provisions law, Workdays workdays) {
        clocks = AssessmentClocks.of(law, workdays);
        term = AssessmentTerm.of(law, workdays);
        conditions = AssessmentConditions.of(law);
    }

    Dossier open(Opening opening, StepInput input, Actor actor, Instant now) {
        requireScale(opening.scope());
        return Revision.opening(
                        opening.id(),
                        opening.handlerId(),
                        opening.kind(),
                        MechanismState.SELF_ASSESSED,
                        opening.scope())
                .taken(Optional.empty(), MechanismState.SELF_ASSESSED, input, actor, now);
    }

    Dossier take(Dossier dossier, MechanismStep step, StepInput input, Actor actor, Instant now, Surroundings around) {
        Revision revision = Revision.of(dossier);
        MechanismState to = switch (step) {
            case APPLICATION -> application(revision, dossier, input, around);
            case COMPLETENESS -> completeness(revision, input);
            case ACCEPTANCE -> acceptance(revision, input);
            case PROLONGATION -> prolongation(revision, dossier, input);
            case RESULT -> result(revision, input);
            case REVIEW -> review(revision, dossier, input);
            case REVIEW_RESULT -> reviewResult(revision, dossier, input, now);
            case EXTENSION -> extension(revision, dossier, input);
            case EXTENSION_RESULT -> extensionResult(revision, dossier, input);
            case CHANGE -> changed(revision, input);
            case TERMINATION -> terminated(revision, input, now);
            default -> throw new IllegalStateException(step + " is no step of an assessment");
        };
        return revision.taken(Optional.of(step), to, input, actor, now);
    }

    private MechanismState application(Revision revision, Dossier dossier, StepInput input, Surroundings around) {
        Scope declared = input.scope().orElse(dossier.scope());
        requireScale(declared);
        requireWholeYear(declared, around.year(input.on().getYear()), input.on());
        revision.covering(declared)
                .known(input.reference())
                .run(Clock.COMPLETENESS_CHECK, clocks.completenessCheck(input.on()));
        return MechanismState.APPLIED;
    }

    private static void requireScale(Scope scope) {
        if (scope.personsMax().isEmpty() || scope.sensitivePersonsMax().isEmpty()) {
            throw Refusal.ofFields(List.of(new FieldError(
                    "scope",
                    "安全评估须申报三年内两类个人信息的人数",
                    "an assessment declares the persons of both classes over three years")));
        }
    }

    /** Once the year needs the assessment, the application contains what was sent since 1 January (QA-JAN 1). */
    private void requireWholeYear(Scope declared, YearSent year, LocalDate on) {
        if (year.route().filter(Route.SECURITY_ASSESSMENT::equals).isEmpty()) {
            return;
        }
        List<Finding> below = new ArrayList<>();
        for (SubjectClass each : SubjectClass.values()) {
            below.addAll(conditions.declaredScope(
                    on,
                    each.wireName(),
                    declared.personsMax(each).orElseThrow(),
                    year.counts().of(each)));
        }
        if (!below.isEmpty()) {
            throw Refusal.ofRule(
                    MechanismProblem.DECLARED_SCOPE_TOO_SMALL,
                    new Bilingual(
                            "申报须包括当年1月1日以来以合同或者认证出境的全部个人信息",
                            "The application must include everything sent by contract or certification since 1 January"),
                    below);
        }
    }

    private MechanismState completeness(Revision revision, StepInput input) {
        revision.met(Clock.COMPLETENESS_CHECK, input.on());
        MechanismState outcome = input.outcome().orElseThrow();
        if (outcome == MechanismState.COMPLETE) {
            revision.run(Clock.ACCEPTANCE, clocks.acceptance(input.on()));
        }
        return outcome;
    }

    private MechanismState acceptance(Revision revision, StepInput input) {
        revision.met(Clock.ACCEPTANCE, input.on());
        MechanismState outcome = input.outcome().orElseThrow();
        if (outcome == MechanismState.ACCEPTED) {
            revision.run(Clock.RESULT, clocks.result(input.on()));
        }
        return outcome;
    }

    private MechanismState prolongation(Revision revision, Dossier dossier, StepInput input) {
        LocalDate named = input.dueOn().orElseThrow(() -> TakeStep.missing("dueOn"));
        LegalDeadline running = dossier.deadline(Clock.RESULT).orElseThrow().legal();
        if (!running.isPast(named)) {
            throw Refusal.ofFields(List.of(new FieldError("dueOn", "须晚于现有期限", "must be after the present last day")));
        }
        revision.move(Clock.RESULT, named);
        return MechanismState.ACCEPTED;
    }

    private MechanismState result(Revision revision, StepInput input) {
        MechanismState outcome = input.outcome().orElseThrow();
        LocalDate receivedOn = receivedOn(input);
        revision.met(Clock.RESULT, input.on())
                .known(input.reference())
                .result(new Result(outcome == MechanismState.PASSED, input.on(), receivedOn, false))
                .run(Clock.REVIEW, clocks.review(receivedOn));
        if (outcome == MechanismState.PASSED) {
            begin(revision, input.on());
        }
        return outcome;
    }

    private static LocalDate receivedOn(StepInput input) {
        LocalDate receivedOn = input.receivedOn().orElse(input.on());
        if (receivedOn.isBefore(input.on())) {
            throw Refusal.ofFields(
                    List.of(new FieldError("receivedOn", "早于结果出具之日", "is before the day the result was issued")));
        }
        return receivedOn;
    }

    /** Three years from the day the result was issued, that day's corresponding day included. */
    private void begin(Revision revision, LocalDate issuedOn) {
        revision.begin(
                BeijingCalendar.startOf(issuedOn),
                Optional.of(BeijingCalendar.startOf(term.validUntil(issuedOn).plusDays(1))));
    }

    private MechanismState review(Revision revision, Dossier dossier, StepInput input) {
        LegalDeadline right = dossier.deadline(Clock.REVIEW).orElseThrow().legal();
        if (dossier.result().filter(Result::isFinal).isPresent()) {
            throw ofReview(MechanismProblem.REVIEW_FINAL, right, "review-final", input.on());
        }
        if (right.isPast(input.on())) {
            throw ofReview(MechanismProblem.REVIEW_TOO_LATE, right, "review-too-late", input.on());
        }
        revision.met(Clock.REVIEW, input.on());
        return MechanismState.UNDER_REVIEW;
    }

    private static Refusal ofReview(MechanismProblem problem, LegalDeadline right, String outcome, LocalDate on) {
        Finding finding = new Finding(
                right.provision(),
                right.citation(),
                outcome,
                Map.of("appliedOn", on.toString(), "dueOn", right.dueOn().toString()),
                "assessment-" + right.calendarVersion());
        return Refusal.ofRule(problem, problem.title(), List.of(finding));
    }

    /** What passed at first keeps its three years; what passes only now has them from now on. */
    private MechanismState reviewResult(Revision revision, Dossier dossier, StepInput input, Instant now) {
        MechanismState outcome = input.outcome().orElseThrow();
        boolean hasPassed = dossier.result().filter(Result::passed).isPresent();
        revision.known(input.reference())
                .result(new Result(outcome == MechanismState.PASSED, input.on(), receivedOn(input), true));
        if (outcome == MechanismState.FAILED) {
            revision.end(TakeStep.endOf(input.on(), now));
        } else if (!hasPassed) {
            begin(revision, input.on());
        }
        return outcome;
    }

    private MechanismState extension(Revision revision, Dossier dossier, StepInput input) {
        ExtensionRequest asked = input.extension().orElseThrow(() -> TakeStep.missing("extension"));
        term.outsideWindow(input.on(), lastDay(dossier)).ifPresent(finding -> {
            throw Refusal.ofRule(
                    MechanismProblem.OUTSIDE_EXTENSION_WINDOW,
                    new Bilingual(
                            "须在有效期届满前规定的工作日之内申请",
                            "The extension is applied for inside the last workdays that the provision names"),
                    List.of(finding));
        });
        List<Finding> failed = conditions.extension(input.on(), facts(dossier, asked));
        if (!failed.isEmpty()) {
            throw Refusal.ofRule(
                    MechanismProblem.EXTENSION_CONDITIONS_NOT_MET,
                    new Bilingual("有条件不符合，须重新申报评估", "Not all conditions are met: apply for a new assessment"),
                    failed);
        }
        revision.extension(Optional.of(extended(dossier.scope(), asked)));
        return MechanismState.EXTENSION_APPLIED;
    }

    private static ExtensionFacts facts(Dossier dossier, ExtensionRequest asked) {
        Scope first = dossier.validities().get(0).scope();
        return new ExtensionFacts(
                asked.samePurposeAndScope(),
                asked.sameParties(),
                new Growth(first.personsMax().orElseThrow(), asked.personsNext()),
                new Growth(first.sensitivePersonsMax().orElseThrow(), asked.sensitivePersonsNext()),
                new Growth(asked.importantDataFirst(), asked.importantDataNext()),
                asked.documentsFit(),
                asked.noMajorIncident());
    }

    private static Scope extended(Scope scope, ExtensionRequest asked) {
        return new Scope(
                scope.recipientIds(),
                scope.purposes(),
                scope.categories(),
                scope.sensitive(),
                scope.importantData(),
                OptionalLong.of(asked.personsNext()),
                OptionalLong.of(asked.sensitivePersonsNext()));
    }

    /** Three more years after the running ones; nothing bridges the time between their end and a later grant. */
    private MechanismState extensionResult(Revision revision, Dossier dossier, StepInput input) {
        if (input.outcome().orElseThrow() == MechanismState.PASSED) {
            Instant end = dossier.lastValidity().flatMap(Validity::until).orElseThrow();
            Instant granted = BeijingCalendar.startOf(input.on());
            LocalDate until = term.validUntil(lastDay(dossier));
            revision.known(input.reference())
                    .covering(dossier.extension().orElseThrow())
                    .begin(
                            granted.isAfter(end) ? granted : end,
                            Optional.of(BeijingCalendar.startOf(until.plusDays(1))));
        }
        revision.extension(Optional.empty());
        return MechanismState.PASSED;
    }

    private MechanismState changed(Revision revision, StepInput input) {
        revision.end(BeijingCalendar.startOf(input.on())).extension(Optional.empty());
        return MechanismState.REAPPLY_REQUIRED;
    }

    private static MechanismState terminated(Revision revision, StepInput input, Instant now) {
        revision.end(TakeStep.endOf(input.on(), now)).extension(Optional.empty());
        return MechanismState.TERMINATED;
    }

    static LocalDate lastDay(Dossier dossier) {
        Instant until = dossier.lastValidity().flatMap(Validity::until).orElseThrow();
        return BeijingCalendar.dateOf(until).minusDays(1);
    }
}

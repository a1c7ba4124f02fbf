package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.StepInput.ExtensionRequest;
import dev.pipl.crossborder.mechanism.StepInput.Impact;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A mechanism taken through its life by the rules in force, with the surroundings of one handler. */
final class Life implements Surroundings {

    static final Provisions LAW = Provisions.load();
    static final Workdays WORKDAYS = Workdays.published();
    static final LocalDate MONDAY = LocalDate.of(2026, 9, 28);
    static final String RECIPIENT = "r-1";
    static final String PURPOSE = "HOTEL_BOOKING";
    static final Scope SCOPE = scope(1_200_000, 20_000);
    static final Actor OFFICER = new Actor("officer", false);
    static final Actor REGULATOR = new Actor("regulator", true);

    HandlerFacts facts = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    long nonSensitiveSent;
    long sensitiveSent;
    List<Dossier> others = List.of();
    Set<String> inBayArea = Set.of();
    Dossier dossier;
    private Instant now = BeijingCalendar.startOf(MONDAY).plusSeconds(3_600 * 9);
    private final TakeStep steps = new TakeStep(LAW, WORKDAYS);

    static Scope scope(long personsMax, long sensitivePersonsMax) {
        return new Scope(
                Set.of(RECIPIENT),
                Set.of(PURPOSE),
                Set.of("NAME", "PHONE"),
                true,
                false,
                OptionalLong.of(personsMax),
                OptionalLong.of(sensitivePersonsMax));
    }

    /** Nine in the morning of that day. */
    Life on(LocalDate day) {
        now = BeijingCalendar.startOf(day).plusSeconds(3_600 * 9);
        return this;
    }

    Life on(String day) {
        return on(LocalDate.parse(day));
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return BeijingCalendar.dateOf(now);
    }

    Life open(MechanismKind kind) {
        return open(kind, SCOPE);
    }

    Life open(MechanismKind kind, Scope scope) {
        StepInput input = kind == MechanismKind.STANDARD_CONTRACT || kind == MechanismKind.BAY_AREA_CONTRACT
                ? with(StepInput.on(today()), new Impact("pipia", today()))
                : StepInput.on(today());
        dossier = steps.open(new Opening("m-1", "h-1", kind, scope), input, OFFICER, now, this);
        return this;
    }

    Life take(MechanismStep step) {
        return take(step, StepInput.on(today()), OFFICER);
    }

    Life take(MechanismStep step, MechanismState outcome) {
        return take(step, outcome(today(), outcome), REGULATOR);
    }

    Life take(MechanismStep step, StepInput input, Actor actor) {
        dossier = steps.take(dossier, step, input, actor, now, this);
        return this;
    }

    Life expire() {
        dossier = steps.expire(dossier, now);
        return this;
    }

    MechanismState state() {
        return dossier.stateAt(now);
    }

    Optional<Scope> inForce() {
        return dossier.mechanism(now).scopeAt(now);
    }

    StepDeadline deadline(StepDeadline.Clock clock) {
        return dossier.deadline(clock).orElseThrow();
    }

    static StepInput outcome(LocalDate on, MechanismState outcome) {
        return new StepInput(
                on,
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static StepInput with(StepInput input, Impact impact) {
        return copy(input, input.scope(), input.dueOn(), Optional.of(impact), input.extension());
    }

    static StepInput with(StepInput input, Scope scope) {
        return copy(input, Optional.of(scope), input.dueOn(), input.impact(), input.extension());
    }

    static StepInput due(StepInput input, LocalDate dueOn) {
        return copy(input, input.scope(), Optional.of(dueOn), input.impact(), input.extension());
    }

    static StepInput with(StepInput input, ExtensionRequest extension) {
        return copy(input, input.scope(), input.dueOn(), input.impact(), Optional.of(extension));
    }

    private static StepInput copy(
            StepInput input,
            Optional<Scope> scope,
            Optional<LocalDate> dueOn,
            Optional<Impact> impact,
            Optional<ExtensionRequest> extension) {
        return new StepInput(
                input.on(),
                input.outcome(),
                input.reference(),
                input.note(),
                scope,
                input.receivedOn(),
                dueOn,
                impact,
                extension);
    }

    static ExtensionRequest unchanged(long personsNext, long sensitiveNext) {
        return new ExtensionRequest(personsNext, sensitiveNext, 0, 0, true, true, true, true);
    }

    @Override
    public HandlerFacts handler(LocalDate on) {
        return facts;
    }

    @Override
    public YearSent year(int year) {
        YearFigures figures = new YearFigures(
                new ClassCount(nonSensitiveSent, nonSensitiveSent),
                new ClassCount(sensitiveSent, sensitiveSent),
                false,
                false);
        return new YearSent(
                Optional.of(
                        RouteTable.of(LAW).decideYear(today(), facts, figures).route()),
                new TermCounts(nonSensitiveSent, sensitiveSent));
    }

    @Override
    public Optional<String> barredBy(Scope scope) {
        return new BarredMatters(others).by(scope);
    }

    @Override
    public long recipientsOutsideBayArea(Scope scope) {
        return scope.recipientIds().stream()
                .filter(id -> !inBayArea.contains(id))
                .count();
    }

    /** A life that has come to that state on 28 September 2026 by the shortest way. */
    static Life in(MechanismKind kind, MechanismState state) {
        Life life = new Life();
        if (kind == MechanismKind.STATE_ORGAN_ASSESSMENT) {
            life.facts = new HandlerFacts(HandlerKind.STATE_ORGAN, false, OptionalLong.empty());
        }
        life.open(kind);
        return kind == MechanismKind.SECURITY_ASSESSMENT ? life.assessed(state) : life.agreed(state);
    }

    private Life assessed(MechanismState state) {
        return switch (state) {
            case SELF_ASSESSED -> this;
            case APPLIED -> take(MechanismStep.APPLICATION);
            case RETURNED -> assessed(MechanismState.APPLIED).take(MechanismStep.COMPLETENESS, state);
            case COMPLETE -> assessed(MechanismState.APPLIED).take(MechanismStep.COMPLETENESS, state);
            case ACCEPTED, NOT_ACCEPTED -> assessed(MechanismState.COMPLETE).take(MechanismStep.ACCEPTANCE, state);
            case PASSED, FAILED -> assessed(MechanismState.ACCEPTED).take(MechanismStep.RESULT, state);
            case UNDER_REVIEW -> assessed(MechanismState.FAILED).take(MechanismStep.REVIEW);
            case EXTENSION_APPLIED ->
                assessed(MechanismState.PASSED)
                        .on("2029-09-03")
                        .take(
                                MechanismStep.EXTENSION,
                                with(StepInput.on(LocalDate.of(2029, 9, 3)), unchanged(1_200_000, 20_000)),
                                OFFICER);
            case REAPPLY_REQUIRED -> assessed(MechanismState.PASSED).take(MechanismStep.CHANGE);
            case TERMINATED ->
                assessed(MechanismState.PASSED).take(MechanismStep.TERMINATION, StepInput.on(today()), REGULATOR);
            case EXPIRED -> assessed(MechanismState.PASSED).on("2029-09-29").expire();
            default -> throw new IllegalArgumentException(state.name());
        };
    }

    private Life agreed(MechanismState state) {
        return switch (state) {
            case PIPIA_DONE, PROPOSED -> this;
            case SIGNED -> take(MechanismStep.SIGNING);
            case EFFECTIVE -> agreed(MechanismState.SIGNED).take(MechanismStep.EFFECT);
            case FILING_SUBMITTED -> agreed(MechanismState.EFFECTIVE).take(MechanismStep.FILING);
            case SUPPLEMENT_REQUIRED, FILED, FILING_TERMINATED ->
                agreed(MechanismState.FILING_SUBMITTED).take(MechanismStep.FILING_CHECK, state);
            case CHANGED -> agreed(MechanismState.EFFECTIVE).take(MechanismStep.CHANGE);
            case APPROVED -> take(MechanismStep.APPROVAL);
            case REFUSED -> take(MechanismStep.REFUSAL);
            case TERMINATED ->
                agreed(
                                dossier.kind() == MechanismKind.STATE_ORGAN_ASSESSMENT
                                        ? MechanismState.APPROVED
                                        : MechanismState.EFFECTIVE)
                        .take(MechanismStep.TERMINATION);
            default -> throw new IllegalArgumentException(state.name());
        };
    }
}

package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.Dossier.Result;
import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.law.time.LegalDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A dossier in the making: the step is applied to it, then it is a new version. */
final class Revision {

    private final Dossier before;
    private final long version;
    private final List<Validity> validities;
    private final List<StepTaken> steps;
    private final List<StepDeadline> deadlines;
    private MechanismState state;
    private Optional<String> reference;
    private Scope scope;
    private Optional<Result> result;
    private Optional<Scope> extension;
    private Optional<StepInput.Impact> impact;

    private Revision(Dossier before, long version) {
        this.before = before;
        this.version = version;
        validities = new ArrayList<>(before.validities());
        steps = new ArrayList<>(before.steps());
        deadlines = new ArrayList<>(before.deadlines());
        state = before.state();
        reference = before.reference();
        scope = before.scope();
        result = before.result();
        extension = before.extension();
        impact = before.impact();
    }

    /** The next version. */
    static Revision of(Dossier before) {
        return new Revision(before, before.version() + 1);
    }

    /** The first version. */
    static Revision opening(String id, String handlerId, MechanismKind kind, MechanismState state, Scope scope) {
        return new Revision(
                new Dossier(
                        id,
                        handlerId,
                        kind,
                        state,
                        1,
                        Optional.empty(),
                        scope,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                1);
    }

    Revision known(Optional<String> as) {
        reference = as.or(() -> reference);
        return this;
    }

    Revision covering(Scope other) {
        scope = other;
        return this;
    }

    Revision result(Result newest) {
        result = Optional.of(newest);
        return this;
    }

    Revision extension(Optional<Scope> asked) {
        extension = asked;
        return this;
    }

    Revision restingOn(Optional<StepInput.Impact> other) {
        impact = other.or(() -> impact);
        return this;
    }

    Revision begin(Instant from, Optional<Instant> until) {
        validities.add(new Validity(from, until, scope));
        return this;
    }

    /** Ends what is or would be in force at or after that moment; what never began is struck off. */
    Revision end(Instant moment) {
        validities.removeIf(validity -> !validity.from().isBefore(moment));
        int last = validities.size() - 1;
        if (last >= 0 && validities.get(last).until().map(moment::isBefore).orElse(true)) {
            Validity open = validities.get(last);
            validities.set(last, new Validity(open.from(), Optional.of(moment), open.scope()));
        }
        return this;
    }

    Revision run(Clock clock, LegalDeadline deadline) {
        deadlines.add(new StepDeadline(clock, deadline, Optional.empty()));
        return this;
    }

    /** Moves the newest deadline of that clock to the day the authority named. */
    Revision move(Clock clock, LocalDate dueOn) {
        replace(clock, deadline -> new StepDeadline(clock, deadline.legal().movedTo(dueOn), deadline.metOn()));
        return this;
    }

    Revision met(Clock clock, LocalDate on) {
        replace(clock, deadline -> deadline.metOn(on));
        return this;
    }

    private void replace(Clock clock, UnaryOperator<StepDeadline> change) {
        for (int i = deadlines.size() - 1; i >= 0; i--) {
            StepDeadline deadline = deadlines.get(i);
            if (deadline.clock() == clock && deadline.metOn().isEmpty()) {
                deadlines.set(i, change.apply(deadline));
                return;
            }
        }
    }

    /** The new version, with the step that made it. */
    Dossier taken(Optional<MechanismStep> step, MechanismState to, StepInput input, Actor actor, Instant now) {
        state = to;
        steps.add(new StepTaken(
                step,
                to,
                input.on(),
                input.outcome(),
                input.reference(),
                input.note(),
                now,
                actor.subject(),
                actor.isRegulator()));
        return new Dossier(
                before.id(),
                before.handlerId(),
                before.kind(),
                state,
                version,
                reference,
                scope,
                validities,
                steps,
                deadlines,
                result,
                extension,
                impact);
    }
}

package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything on record about one mechanism. A change makes a new one by {@link Revision}.
 *
 * @param version counts up by one with each change
 * @param reference under which others know it; empty until there is one
 * @param scope applied for, agreed or certified; what is in force with it, {@code validities} say
 * @param validities ascending, without overlap
 * @param steps in the order they were recorded
 * @param deadlines in the order they began to run
 * @param result the newest result of an assessment
 * @param extension what an extension that is applied for would allow
 * @param impact the impact assessment that a contract rests on
 */
public record Dossier(
        String id,
        String handlerId,
        MechanismKind kind,
        MechanismState state,
        long version,
        Optional<String> reference,
        Scope scope,
        List<Validity> validities,
        List<StepTaken> steps,
        List<StepDeadline> deadlines,
        Optional<Result> result,
        Optional<Scope> extension,
        Optional<StepInput.Impact> impact) {

    public Dossier {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(scope, "scope");
        validities = List.copyOf(validities);
        steps = List.copyOf(steps);
        deadlines = List.copyOf(deadlines);
    }

    /**
     * The result of an assessment.
     *
     * @param receivedOn when the handler received it
     * @param isFinal after a re-assessment
     */
    public record Result(boolean passed, LocalDate issuedOn, LocalDate receivedOn, boolean isFinal) {}

    /** The state at that moment: what was passed or issued has expired once its validity ended, whether noted or not. */
    public MechanismState stateAt(Instant moment) {
        boolean expires = state == MechanismState.PASSED || state == MechanismState.VALID;
        return expires && hasEnded(moment) ? MechanismState.EXPIRED : state;
    }

    private boolean hasEnded(Instant moment) {
        return lastValidity()
                .flatMap(Validity::until)
                .filter(until -> !moment.isBefore(until))
                .isPresent();
    }

    /** The newest validity, whether it has begun or ended or neither. */
    public Optional<Validity> lastValidity() {
        return validities.isEmpty() ? Optional.empty() : Optional.of(validities.get(validities.size() - 1));
    }

    public StepTaken lastStep() {
        return steps.get(steps.size() - 1);
    }

    /** The newest deadline of that clock. */
    public Optional<StepDeadline> deadline(Clock clock) {
        return deadlines.stream().filter(deadline -> deadline.clock() == clock).reduce((earlier, later) -> later);
    }

    /** Whether it is about providing to that recipient for that purpose. */
    public boolean isAbout(String recipientId, String purpose) {
        return scope.coversRecipient(recipientId) && scope.coversPurpose(purpose);
    }

    /** As the gate and the review see it. */
    public Mechanism mechanism(Instant now) {
        return new Mechanism(
                id, handlerId, kind, reference.orElse(id), stateAt(now).name(), validities);
    }
}

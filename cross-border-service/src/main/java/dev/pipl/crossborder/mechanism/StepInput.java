package dev.pipl.crossborder.mechanism;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is said of a step; each step asks for its own part.
 *
 * @param on the day it was taken, Beijing
 * @param outcome where the step can have more than one
 * @param reference of the paper: the application, the authority's letter, the contract
 * @param scope a new scope, where the step brings one
 * @param receivedOn when a result was received, where that is another day
 * @param dueOn the day the authority named
 * @param impact the impact assessment that a contract rests on
 * @param extension what an application for extension says
 */
public record StepInput(
        LocalDate on,
        Optional<MechanismState> outcome,
        Optional<String> reference,
        Optional<String> note,
        Optional<Scope> scope,
        Optional<LocalDate> receivedOn,
        Optional<LocalDate> dueOn,
        Optional<Impact> impact,
        Optional<ExtensionRequest> extension) {

    /** The impact assessment (PIPIA) of a contract. */
    public record Impact(String id, LocalDate completedOn) {}

    /**
     * What an application for extension says of the next term.
     *
     * @param importantDataFirst in the handler's own measure; 0 where there are none
     */
    public record ExtensionRequest(
            long personsNext,
            long sensitivePersonsNext,
            long importantDataFirst,
            long importantDataNext,
            boolean samePurposeAndScope,
            boolean sameParties,
            boolean documentsFit,
            boolean noMajorIncident) {}

    /** A step of which only the day is said. */
    public static StepInput on(LocalDate day) {
        return new StepInput(
                day,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    StepInput at(LocalDate day) {
        return new StepInput(day, outcome, reference, note, scope, receivedOn, dueOn, impact, extension);
    }
}

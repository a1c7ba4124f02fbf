package dev.pipl.registry.obligation;

import dev.pipl.law.duty.Duty;
import java.util.List;

/**
 * The difference between what the law asks of a handler and what stands in the registry. Applied, it leaves no
 * difference: deriving again from the same facts raises and ends nothing.
 *
 * @param newDuties owed, and neither open nor discharged before
 * @param fallenAway open, and no longer owed
 */
public record Derivation(List<Duty> newDuties, List<Obligation> fallenAway) {

    /**
     * Compares what is owed with what is known.
     *
     * @param owed what the law asks today, duties that accrued earlier included
     * @param known every obligation of the handler there ever was
     */
    public static Derivation of(List<Duty> owed, List<Obligation> known) {
        List<Duty> newDuties = owed.stream()
                .filter(duty -> known.stream().noneMatch(obligation -> obligation.isFor(duty)))
                .toList();
        List<Obligation> fallenAway = known.stream()
                .filter(Obligation::isOpen)
                .filter(obligation -> owed.stream().noneMatch(obligation::isFor))
                .toList();
        return new Derivation(newDuties, fallenAway);
    }
}

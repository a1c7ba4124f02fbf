package dev.pipl.law.route;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about one transfer before it is made. What nobody has recorded is empty, and the row of the table that
 * would need it does not fire.
 *
 * @param handler the handler's facts on the day
 * @param carries the classes of information in this transfer
 * @param projected the year's figures as they will stand once this transfer is made: its persons counted, or, on an
 *     honoured ground, in the gross only; {@code statutoryDuty} is then about this transfer
 * @param foreignAuthority set when the recipient is a foreign judicial or law-enforcement body
 * @param recipientRestriction set when the recipient is on the announced list
 * @param countryMeasure set when a published measure concerns the recipient's country
 * @param ground the exemption claimed
 * @param zoneListing the free-trade zone's list, where one is recorded for the handler
 */
public record TransferInputs(
        HandlerFacts handler,
        Set<SubjectClass> carries,
        YearFigures projected,
        Optional<ForeignAuthorityRequest> foreignAuthority,
        Optional<RecipientRestriction> recipientRestriction,
        Optional<RecipientRestriction> countryMeasure,
        Optional<GroundClaim> ground,
        Optional<ZoneListing> zoneListing) {

    /**
     * @throws IllegalArgumentException when the transfer carries no class of information
     */
    public TransferInputs {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(projected, "projected");
        carries = Set.copyOf(carries);
        if (carries.isEmpty()) {
            throw new IllegalArgumentException("a transfer carries at least one class of information");
        }
    }

    /** A transfer of which only its handler, its classes and the projected figures are recorded. */
    public static TransferInputs of(HandlerFacts handler, Set<SubjectClass> carries, YearFigures projected) {
        return new TransferInputs(
                handler,
                carries,
                projected,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same transfer with a claimed ground. */
    public TransferInputs claiming(GroundClaim claim) {
        return new TransferInputs(
                handler,
                carries,
                projected,
                foreignAuthority,
                recipientRestriction,
                countryMeasure,
                Optional.of(claim),
                zoneListing);
    }

    /** The same transfer to a recipient on the announced list. */
    public TransferInputs restrictedBy(RecipientRestriction restriction) {
        return new TransferInputs(
                handler,
                carries,
                projected,
                foreignAuthority,
                Optional.of(restriction),
                countryMeasure,
                ground,
                zoneListing);
    }
}

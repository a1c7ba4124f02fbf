package dev.pipl.crossborder.mechanism;

import dev.pipl.events.EventIds;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateScope;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the certification service's word makes of a certificate here. It is in force while it is {@code VALID}, from the day
 * of its issue to the end of the last day printed on it; a suspension ends that until its body says otherwise.
 */
public final class Certificates {

    private static final Actor CERTIFICATION = new Actor("service:certification", false);

    private Certificates() {}

    /** Under which id a certificate of that number is a mechanism. */
    public static String id(String number) {
        return EventIds.of("mechanism", "certificate", number);
    }

    /** The certificate, unless it is known already: what came after its issue stays. */
    public static Dossier issued(Optional<Dossier> known, CertificateIssued event, Instant toldAt) {
        return known.orElseGet(() ->
                opened(event.number(), event.handlerId(), event.scope(), event.issuedOn(), event.validUntil(), toldAt));
    }

    /** The certificate after its suspension; told of one that was not known, it was issued and then suspended. */
    public static Dossier suspended(Optional<Dossier> known, CertificateSuspended event, Instant toldAt) {
        Dossier valid = known.orElseGet(() ->
                opened(event.number(), event.handlerId(), event.scope(), event.issuedOn(), event.validUntil(), toldAt));
        if (valid.state() != MechanismState.VALID) {
            return valid;
        }
        // The day alone would end it hours too early or too late; the moment of the decision is on the event.
        Instant moment = BeijingCalendar.dateOf(toldAt).equals(event.statusChangedOn())
                ? toldAt
                : BeijingCalendar.startOf(event.statusChangedOn());
        return Revision.of(valid)
                .end(moment)
                .taken(
                        Optional.empty(),
                        MechanismState.SUSPENDED,
                        StepInput.on(event.statusChangedOn()),
                        CERTIFICATION,
                        toldAt);
    }

    private static Dossier opened(
            String number,
            String handlerId,
            CertificateScope certified,
            LocalDate issuedOn,
            LocalDate validUntil,
            Instant toldAt) {
        return Revision.opening(
                        id(number), handlerId, MechanismKind.CERTIFICATE, MechanismState.VALID, scope(certified))
                .known(Optional.of(number))
                .begin(BeijingCalendar.startOf(issuedOn), Optional.of(BeijingCalendar.startOf(validUntil.plusDays(1))))
                .taken(Optional.empty(), MechanismState.VALID, StepInput.on(issuedOn), CERTIFICATION, toldAt);
    }

    /**
     * A certificate's empty list restricts nothing, and it never covers important data (CERT 5). Its one number binds each
     * class by itself.
     */
    private static Scope scope(CertificateScope certified) {
        OptionalLong personsMax =
                certified.peopleCountMax() == null ? OptionalLong.empty() : OptionalLong.of(certified.peopleCountMax());
        return new Scope(
                named(certified.recipientIds()),
                named(certified.purposes()),
                named(certified.categories()),
                true,
                false,
                personsMax,
                personsMax);
    }

    private static Set<String> named(List<String> entries) {
        return entries == null || entries.isEmpty() ? Set.of(Scope.ANY) : Set.copyOf(entries);
    }
}

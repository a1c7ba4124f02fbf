package dev.pipl.crossborder.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one transfer says of itself, with its handler and recipient as they were at that moment; no person.
 *
 * @param occurredAt when it takes place: everything is judged as of this moment
 * @param handler the handler's facts on that day
 * @param foreignAuthority whether the recipient is a foreign judicial or law-enforcement body
 * @param greaterBayArea whether the recipient sits inside the Greater Bay Area
 * @param categories codes of the kinds of information; empty where none is stated
 * @param carries the classes of which it holds somebody; empty for a declaration of nobody
 * @param pipiaId the impact assessment it names
 */
public record TransferFile(
        Instant occurredAt,
        HandlerFacts handler,
        String recipientId,
        boolean foreignAuthority,
        boolean greaterBayArea,
        String purpose,
        Set<String> categories,
        Set<SubjectClass> carries,
        LegalBasis legalBasis,
        boolean separateConsent,
        Optional<String> pipiaId,
        Optional<ExemptionClaim> exemption,
        boolean importantData) {

    public TransferFile {
        categories = Set.copyOf(categories);
        carries = Set.copyOf(carries);
    }

    /**
     * The file of a transfer whose form was found sound.
     *
     * @param data the event's {@code data}, with or without its token lists and its {@code occurredAt}
     */
    public static TransferFile of(
            JsonNode data, Instant occurredAt, HandlerFacts handler, Recipient recipient, Set<SubjectClass> carries) {
        Set<String> categories = new HashSet<>();
        data.path("categories").forEach(category -> categories.add(category.textValue()));
        return new TransferFile(
                occurredAt,
                handler,
                recipient.id(),
                recipient.foreignAuthority(),
                recipient.greaterBayArea(),
                data.path("purpose").textValue(),
                categories,
                carries,
                LegalBasis.valueOf(data.path("legalBasis").textValue()),
                data.path("separateConsent").booleanValue(),
                Optional.ofNullable(data.path("pipiaId").textValue()),
                claim(data.path("exemption")),
                data.path("importantData").booleanValue());
    }

    /** The same transfer, as if it took place at that moment. */
    public TransferFile at(Instant moment) {
        return new TransferFile(
                moment,
                handler,
                recipientId,
                foreignAuthority,
                greaterBayArea,
                purpose,
                categories,
                carries,
                legalBasis,
                separateConsent,
                pipiaId,
                exemption,
                importantData);
    }

    /** The same transfer, as if it claimed no exemption: for a ground that a person found not to hold. */
    public TransferFile withoutClaim() {
        return new TransferFile(
                occurredAt,
                handler,
                recipientId,
                foreignAuthority,
                greaterBayArea,
                purpose,
                categories,
                carries,
                legalBasis,
                separateConsent,
                pipiaId,
                Optional.empty(),
                importantData);
    }

    /** Whether a public body sends it to fulfil a statutory duty (PIPL 37). */
    public boolean isStatutoryDutyOfPublicBody() {
        return handler.kind() == HandlerKind.PUBLIC_BODY && legalBasis == LegalBasis.STATUTORY_DUTY;
    }

    private static Optional<ExemptionClaim> claim(JsonNode exemption) {
        return Optional.ofNullable(exemption.path("ground").textValue())
                .map(ground -> new ExemptionClaim(
                        ExemptionGround.valueOf(ground),
                        exemption.path("evidence").asText("")));
    }
}

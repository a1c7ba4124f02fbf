package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Personal information provided to a recipient abroad, as its pipeline recorded it.
 *
 * <p>Each token list is sorted and holds every person once; a person may stand in both. {@code dataWithoutTokens} is
 * every field of the event's {@code data} except the two lists, also fields this version does not know. {@code
 * toString} names no person.
 */
public record OutboundTransfer(
        EventIdentity identity,
        ContentHash content,
        Instant occurredAt,
        String recipientId,
        String purpose,
        List<String> nonSensitiveTokens,
        List<String> sensitiveTokens,
        Optional<DeclaredCounts> declaredCounts,
        Optional<ExemptionClaim> exemption,
        LegalBasis legalBasis,
        boolean importantData,
        Optional<String> tokenKeyId,
        JsonNode dataWithoutTokens)
        implements TransferEvent {

    /** What the gate held for this transfer, if it says so. */
    public Optional<String> reservationId() {
        return Optional.ofNullable(dataWithoutTokens.path("reservationId").textValue());
    }

    @Override
    public String toString() {
        return "OutboundTransfer[" + identity + ", content=" + content + ", nonSensitive=" + nonSensitiveTokens.size()
                + ", sensitive=" + sensitiveTokens.size() + "]";
    }
}

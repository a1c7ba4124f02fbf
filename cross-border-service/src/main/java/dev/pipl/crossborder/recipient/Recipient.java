package dev.pipl.crossborder.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.RecipientSnapshot;
import dev.pipl.law.Bilingual;
import java.time.Instant;
import java.util.Optional;

/**
 * A recipient of one handler.
 *
 * @param version counts up by one with each change
 * @param country ISO 3166-1 alpha-2, never the mainland
 * @param contact as the handler wrote it: a text or an object of texts
 */
public record Recipient(
        String id,
        String handlerId,
        long version,
        Bilingual name,
        String country,
        Optional<JsonNode> contact,
        Instant createdAt) {

    /** What a ledger row keeps of it. */
    public RecipientSnapshot snapshot() {
        return new RecipientSnapshot(id, version, country);
    }
}

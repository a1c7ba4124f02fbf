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
 * @param localName in the recipient's own language and script
 * @param country ISO 3166-1 alpha-2, never the mainland
 * @param greaterBayArea registered (an individual: located) in the Hong Kong or Macao part of the Greater Bay Area
 * @param foreignAuthority a foreign judicial or law-enforcement body, to which PIPL 41 applies
 * @param contact as the handler wrote it: a text or an object of texts
 * @param createdAt when the first version was put on record
 */
public record Recipient(
        String id,
        String handlerId,
        long version,
        Bilingual name,
        Optional<String> localName,
        String country,
        boolean greaterBayArea,
        boolean foreignAuthority,
        Optional<JsonNode> contact,
        Instant createdAt) {

    /** The same recipient with what its handler says of it now. */
    Recipient changedTo(RecipientDetails details) {
        return of(details, id, handlerId, version + 1, createdAt);
    }

    static Recipient of(RecipientDetails details, String id, String handlerId, long version, Instant createdAt) {
        return new Recipient(
                id,
                handlerId,
                version,
                new Bilingual(details.nameZh(), details.nameEn()),
                details.localName(),
                details.country(),
                details.greaterBayArea(),
                details.foreignAuthority(),
                details.contact(),
                createdAt);
    }

    /** What a ledger row keeps of it. */
    public RecipientSnapshot snapshot() {
        return new RecipientSnapshot(id, version, country);
    }
}

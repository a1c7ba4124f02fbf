package dev.pipl.publisher.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.events.transfer.DeclaredCounts;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.input.InputShape;
import dev.pipl.publisher.token.TokenKey;
import java.time.OffsetDateTime;

/**
 * The events of one input under one key for one purpose. Its id comes from the key, the input's bytes and every option that
 * shapes an event's content, and each event's id from that and the batch number: a second run gives the same ids with the
 * same content, on whichever way it sends them, and any other content has other ids.
 */
public final class Publication {
    private final String id;
    private final String keyId;
    private final TransferTemplate template;

    public Publication(TokenKey key, FormedInput input, InputShape shape, int batchSize, TransferTemplate template) {
        ObjectNode seed = EventJson.mapper().createObjectNode();
        seed.put("keyId", key.id());
        seed.put("key", key.fingerprint());
        seed.put("input", input.hash());
        seed.set("shape", json(shape));
        seed.put("batchSize", batchSize);
        seed.set("template", json(template));
        this.id = EventIds.of("transfer-publisher", "1", seed.toString());
        this.keyId = key.id();
        this.template = template;
    }

    public String id() {
        return id;
    }

    public String handlerId() {
        return template.handlerId();
    }

    public String source() {
        return template.source().toString();
    }

    /** The id of a batch's event. */
    public String eventId(int number) {
        return EventIds.of("transfer-publisher", "1", id, Integer.toString(number));
    }

    /** The event of a batch. Its time is that of the transfer: the time of the run would differ between runs. */
    public EventEnvelope event(Batch batch) {
        OffsetDateTime occurredAt = batch.occurredAt() == null ? template.occurredAt() : batch.occurredAt();
        if (occurredAt == null) {
            throw PublisherFault.usage("fault.occurred-at-once");
        }
        DeclaredCounts declared = batch.number() == 0 ? template.declaredCounts() : null;
        TransferRecorded data = new TransferRecorded(
                template.handlerId(),
                template.recipientId(),
                occurredAt,
                template.purpose(),
                template.categories(),
                batch.nonSensitive(),
                batch.sensitive(),
                keyId,
                declared,
                template.legalBasis().name(),
                template.separateConsent(),
                template.pipiaId(),
                template.importantData(),
                template.exemption(),
                null);
        return EventEnvelope.of(
                eventId(batch.number()), template.source(), occurredAt.toInstant(), template.handlerId(), data);
    }

    private static JsonNode json(Record options) {
        return EventJson.mapper().valueToTree(options);
    }
}

package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads transfer events from the bytes a pipeline sent, one by one: a defect of one never touches its neighbours.
 * Stateless and thread-safe.
 */
public final class ReadTransfer {

    /** Technical limit of one request. */
    public static final int EVENTS_PER_REQUEST_MAX = 1_000;

    private static final String ATTRIBUTE_HEADER = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents";

    private final Instant lawInForceFrom;

    /**
     * @param lawInForceFrom the moment PIPL came into force; nothing dated earlier can be a transfer under it
     */
    public ReadTransfer(Instant lawInForceFrom) {
        this.lawInForceFrom = lawInForceFrom;
    }

    /**
     * A record of the topic, in binary or structured CloudEvents mode; one that says neither is read as structured, so
     * that a plain console producer can publish.
     *
     * @param key the record's key, {@code null} if it had none
     * @param headers the record's headers, the last one of each name
     * @param value the record's value, {@code null} for a tombstone
     */
    public Reading record(byte[] key, Map<String, byte[]> headers, byte[] value, Instant receivedAt) {
        EventDraft draft = new EventDraft(value == null ? 0 : value.length);
        try {
            readRecord(draft, headers, value);
        } catch (IOException e) {
            // What the parser says could repeat the value.
            draft.dataUnreadable("不是 UTF-8 编码的有效 JSON", "is not valid JSON in UTF-8");
        }
        return new JudgeForm(draft, lawInForceFrom, receivedAt).judge(true, name(key));
    }

    private static void readRecord(EventDraft draft, Map<String, byte[]> headers, byte[] value) throws IOException {
        EventParser events = new EventParser(draft);
        String contentType = headers.containsKey(CONTENT_TYPE) ? text(headers.get(CONTENT_TYPE)) : "";
        boolean binary = !contentType.startsWith(STRUCTURED) && headers.containsKey(ATTRIBUTE_HEADER + "specversion");
        if (binary) {
            for (Map.Entry<String, byte[]> header : headers.entrySet()) {
                if (header.getKey().startsWith(ATTRIBUTE_HEADER)) {
                    draft.attributes.put(header.getKey().substring(ATTRIBUTE_HEADER.length()), text(header.getValue()));
                }
            }
            if (!contentType.isEmpty()) {
                draft.attributes.put("datacontenttype", contentType);
            }
        }
        if (value == null) {
            draft.dataUnreadable("记录没有内容", "is missing: the record has no value");
            return;
        }
        try (JsonParser parser = BoundedJson.parser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                draft.dataUnreadable("应为一个 JSON 对象", "must be one JSON object");
            } else if (binary) {
                events.readDataOnly(parser);
            } else {
                events.readEnvelope(parser);
            }
            if (draft.errors.isEmpty() && parser.nextToken() != null) {
                draft.error("data", "对象之后还有内容", "is followed by something else");
            }
        }
    }

    private static String text(byte[] header) throws CharacterCodingException {
        if (header == null) {
            return "";
        }
        BoundedJson.requireUtf8(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static String name(byte[] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /**
     * One event of a body.
     *
     * @param from where its bytes begin in the body
     * @param to where they end, exclusive
     */
    public record Part(Reading reading, int from, int to) {}

    /**
     * A transfer that is not made yet.
     *
     * @param handlerId as stated; empty where none is
     * @param beside the further fields that were found
     */
    public record PlannedTransfer(String handlerId, ObjectNode beside, Reading reading) {}

    /**
     * The events of a request's body, in the order sent.
     *
     * @param batch whether the body is a list of events or a single one
     * @throws BodyUnreadable when the body as a whole is no JSON of that kind or has too many events
     */
    public List<Part> body(byte[] body, boolean batch, Instant receivedAt) throws BodyUnreadable {
        try (JsonParser parser = BoundedJson.parser(body)) {
            List<Part> parts = new ArrayList<>();
            JsonToken first = parser.nextToken();
            if (batch && first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parts.size() == EVENTS_PER_REQUEST_MAX) {
                        throw new BodyUnreadable(BodyUnreadable.Reason.TOO_MANY_EVENTS);
                    }
                    parts.add(part(parser, receivedAt));
                }
            } else if (!batch && first == JsonToken.START_OBJECT) {
                parts.add(part(parser, receivedAt));
            } else {
                throw new BodyUnreadable(BodyUnreadable.Reason.NOT_OF_THAT_KIND);
            }
            if (parser.nextToken() != null) {
                throw new BodyUnreadable(BodyUnreadable.Reason.NOT_JSON);
            }
            return parts;
        } catch (IOException e) {
            throw new BodyUnreadable(BodyUnreadable.Reason.NOT_JSON);
        }
    }

    /**
     * The data of a transfer that is not made yet, which has no identity: its event will bring one.
     *
     * @param fields further fields beside those of the data; they do not belong to the transfer
     * @throws BodyUnreadable when the body is no JSON object
     */
    public PlannedTransfer planned(byte[] body, Set<String> fields, Instant receivedAt) throws BodyUnreadable {
        EventDraft draft = new EventDraft();
        try (JsonParser parser = BoundedJson.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BodyUnreadable(BodyUnreadable.Reason.NOT_OF_THAT_KIND);
            }
            new EventParser(draft).readDataOnly(parser);
            if (parser.nextToken() != null) {
                throw new BodyUnreadable(BodyUnreadable.Reason.NOT_JSON);
            }
        } catch (IOException e) {
            throw new BodyUnreadable(BodyUnreadable.Reason.NOT_JSON);
        }
        ObjectNode beside = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(draft.data::has).forEach(field -> beside.set(field, draft.data.remove(field)));
        String handlerId = draft.data.path("handlerId").asText("");
        draft.attributes.putAll(Map.of(
                "specversion", "1.0",
                "id", "planned",
                "source", "/gate",
                "type", JudgeForm.RECORDED,
                "subject", handlerId.isBlank() ? "unnamed" : handlerId));
        return new PlannedTransfer(
                handlerId, beside, new JudgeForm(draft, lawInForceFrom, receivedAt).judge(false, null));
    }

    private Part part(JsonParser parser, Instant receivedAt) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        Reading reading = element(parser, receivedAt);
        return new Part(reading, from, (int) parser.currentLocation().getByteOffset());
    }

    private Reading element(JsonParser parser, Instant receivedAt) throws IOException {
        EventDraft draft = new EventDraft();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            new EventParser(draft).readEnvelope(parser);
        } else {
            draft.dataUnreadable("应为一个 JSON 对象", "must be one JSON object");
            parser.skipChildren();
        }
        return new JudgeForm(draft, lawInForceFrom, receivedAt).judge(false, null);
    }
}

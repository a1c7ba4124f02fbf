package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Events as a pipeline would write them, sound unless a test spoils them. */
public final class TransferJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode event;

    private TransferJson(ObjectNode event) {
        this.event = event;
    }

    /** A recorded transfer without any person yet. */
    public static TransferJson recorded(String handlerId, String recipientId, String id, String occurredAt) {
        ObjectNode event = envelope(handlerId, id, "dev.pipl.transfer.recorded.v1", occurredAt);
        event.putObject("data")
                .put("handlerId", handlerId)
                .put("recipientId", recipientId)
                .put("occurredAt", occurredAt)
                .put("purpose", "customer-support")
                .put("legalBasis", "CONSENT")
                .put("separateConsent", true)
                .put("importantData", false);
        return new TransferJson(event);
    }

    public static TransferJson voided(String handlerId, String id, String voidedEventId) {
        ObjectNode event = envelope(handlerId, id, "dev.pipl.transfer.voided.v1", "2026-03-01T08:00:00+08:00");
        event.putObject("data")
                .put("handlerId", handlerId)
                .put("voidedEventId", voidedEventId)
                .put("reason", "never sent")
                .put("evidence", "ticket 17");
        return new TransferJson(event);
    }

    private static ObjectNode envelope(String handlerId, String id, String type, String time) {
        return MAPPER.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("type", type)
                .put("source", "/handlers/" + handlerId + "/pipelines/crm-export")
                .put("subject", handlerId)
                .put("time", time)
                .put("datacontenttype", "application/json");
    }

    /** A token as a pipeline's keyed hash would look. */
    public static String token(long person) {
        return "p-%016x-%06d".formatted(person * 0x9E3779B97F4A7C15L, Math.floorMod(person, 1_000_000L));
    }

    public static List<String> tokens(int from, int to) {
        return IntStream.range(from, to).mapToObj(TransferJson::token).toList();
    }

    public TransferJson nonSensitive(List<String> tokens) {
        return list("nonSensitiveSubjects", tokens);
    }

    public TransferJson nonSensitive(String... tokens) {
        return nonSensitive(Arrays.asList(tokens));
    }

    public TransferJson sensitive(List<String> tokens) {
        return list("sensitiveSubjects", tokens);
    }

    public TransferJson sensitive(String... tokens) {
        return sensitive(Arrays.asList(tokens));
    }

    private TransferJson list(String name, List<String> tokens) {
        ArrayNode list = data().putArray(name);
        tokens.forEach(list::add);
        return this;
    }

    public TransferJson declared(String datasetId, long nonSensitive, long sensitive) {
        data().putObject("declaredCounts")
                .put("datasetId", datasetId)
                .put("nonSensitive", nonSensitive)
                .put("sensitive", sensitive);
        return this;
    }

    public TransferJson with(Consumer<ObjectNode> change) {
        change.accept(event);
        return this;
    }

    public TransferJson withData(Consumer<ObjectNode> change) {
        change.accept(data());
        return this;
    }

    public ObjectNode node() {
        return event;
    }

    public ObjectNode data() {
        return (ObjectNode) event.get("data");
    }

    @Override
    public String toString() {
        return event.toString();
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The headers of the same event in binary mode, whose value is the data alone. */
    public Map<String, byte[]> binaryHeaders() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        event.properties().forEach(attribute -> {
            if (attribute.getKey().equals("datacontenttype")) {
                headers.put("content-type", utf8(attribute.getValue().asText()));
            } else if (!attribute.getKey().equals("data")) {
                headers.put(
                        "ce_" + attribute.getKey(), utf8(attribute.getValue().asText()));
            }
        });
        return headers;
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

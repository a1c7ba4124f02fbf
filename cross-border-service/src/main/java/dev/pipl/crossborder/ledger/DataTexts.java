package dev.pipl.crossborder.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The data of a batch's events as text, without the instant: apart from it the events of a pipeline mostly say the same.
 * What an event of a handler says as the one before did is written once, and a row keeps it once. Used for one batch.
 */
final class DataTexts {

    static final String OCCURRED_AT = "occurredAt";
    /** Asking the mapper for one anew takes longer than writing the data of most events. */
    private static final ObjectWriter WRITER = EventJson.mapper().writer();

    private record Written(ObjectNode data, String text) {}

    private final Map<String, Written> newest = new HashMap<>();

    String of(String handlerId, JsonNode data) {
        Written before = newest.get(handlerId);
        if (before != null && saysTheSame(before.data(), data)) {
            return before.text();
        }
        ObjectNode rest = EventJson.mapper().createObjectNode();
        data.properties().forEach(field -> rest.set(field.getKey(), field.getValue()));
        rest.remove(OCCURRED_AT);
        String text = write(rest);
        newest.put(handlerId, new Written(rest, text));
        return text;
    }

    /** A pipeline writes its fields in one order, so that hardly one has to be looked for. */
    private static boolean saysTheSame(ObjectNode rest, JsonNode data) {
        Iterator<Map.Entry<String, JsonNode>> inOrder = rest.properties().iterator();
        int fields = 0;
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            String name = field.getKey();
            if (!OCCURRED_AT.equals(name)) {
                Map.Entry<String, JsonNode> likely = inOrder.hasNext() ? inOrder.next() : null;
                JsonNode before = likely != null && likely.getKey().equals(name) ? likely.getValue() : rest.get(name);
                if (!field.getValue().equals(before)) {
                    return false;
                }
                fields++;
            }
        }
        return fields == rest.size();
    }

    private static String write(ObjectNode data) {
        try {
            return WRITER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree could not be written as text", e);
        }
    }
}

package dev.pipl.kit.outbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The rows of a list of events as one JSON parameter, so that both kinds of transaction insert them by one statement. */
final class OutboxRows {
    /**
     * {@code %s} stands for the parameter, a text first: a driver would wrap a JSON parameter once more. The list's order is the order of the sequence: the numbers are drawn after
     * the sort.
     */
    static final String INSERT = """
            insert into outbox (topic, key, event_id, event_type, headers, body, created_at)
            select r.e ->> 'topic', r.e ->> 'key', r.e ->> 'id', r.e ->> 'type', r.e -> 'headers', r.e ->> 'body',
                   cast(r.e ->> 'at' as timestamptz)
            from jsonb_array_elements(cast(cast(%s as text) as jsonb)) with ordinality as r(e, n)
            order by r.n
            """;

    private OutboxRows() {}

    static String json(List<Outgoing> events, Instant now) {
        ArrayNode rows = EventJson.mapper().createArrayNode();
        for (Outgoing outgoing : events) {
            ObjectNode row = rows.addObject();
            row.put("topic", outgoing.topic());
            row.put("key", outgoing.key());
            row.put("id", outgoing.event().id());
            row.put("type", outgoing.event().type());
            row.put("at", now.toString());
            row.put("body", new String(CloudEventsKafka.value(outgoing.event()), StandardCharsets.UTF_8));
            ObjectNode headers = row.putObject("headers");
            CloudEventsKafka.headers(outgoing.event())
                    .forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
        }
        return rows.toString();
    }
}

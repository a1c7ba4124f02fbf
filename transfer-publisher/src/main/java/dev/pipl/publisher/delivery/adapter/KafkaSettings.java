package dev.pipl.publisher.delivery.adapter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How to reach the broker.
 *
 * @param bootstrap {@code host:port}, separated by commas
 * @param topic of transfers
 * @param rejectedTopic of rejected records
 * @param patience how long a send may wait for a broker that does not answer; at most ten seconds are used
 * @param extra the client's own properties, for example for SASL; they win
 */
public record KafkaSettings(
        String bootstrap, String topic, String rejectedTopic, Duration patience, Map<String, String> extra) {

    public KafkaSettings {
        extra = Map.copyOf(extra);
    }

    private long blockMillis() {
        return Math.max(1_000, Math.min(10_000, patience.toMillis()));
    }

    Map<String, Object> producer() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("client.id", "transfer-publisher");
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("linger.ms", "5");
        properties.put("max.block.ms", Long.toString(blockMillis()));
        properties.put("request.timeout.ms", "10000");
        properties.put("delivery.timeout.ms", "30000");
        // Technical: an event of 10,000 long tokens is 1.3 MB, and the topic takes 4 MiB.
        properties.put("max.request.size", "4194304");
        properties.putAll(extra);
        return properties;
    }

    /** A reader of its own position, in no group. */
    Map<String, Object> consumer() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("client.id", "transfer-publisher-" + UUID.randomUUID());
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("default.api.timeout.ms", Long.toString(blockMillis()));
        properties.put("request.timeout.ms", Long.toString(blockMillis()));
        properties.putAll(extra);
        return properties;
    }
}

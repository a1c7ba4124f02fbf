package dev.pipl.system.scale;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must come out, kept by whoever sends: plain sets of tokens and event ids. Guarded by itself. */
final class Oracle {
    private final Map<String, Set<String>> nonSensitive = new HashMap<>();
    private final Map<String, Set<String>> sensitive = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> bothWays = new HashSet<>();
    private long kafkaRecords;
    private long kafkaDuplicates;
    private long kafkaRejected;
    private long httpEvents;

    synchronized void recorded(Traffic.Transfer transfer) {
        events.add(transfer.eventId());
        nonSensitive
                .computeIfAbsent(transfer.handlerId(), handler -> new HashSet<>())
                .addAll(transfer.nonSensitive());
        sensitive
                .computeIfAbsent(transfer.handlerId(), handler -> new HashSet<>())
                .addAll(transfer.sensitive());
    }

    synchronized void overKafka() {
        kafkaRecords++;
    }

    synchronized void duplicateOverKafka() {
        kafkaRecords++;
        kafkaDuplicates++;
    }

    synchronized void rejectedOverKafka() {
        kafkaRecords++;
        kafkaRejected++;
    }

    synchronized void overHttp() {
        httpEvents++;
    }

    synchronized void bothWays(String eventId) {
        bothWays.add(eventId);
    }

    synchronized Set<String> nonSensitive(String handlerId) {
        return nonSensitive.getOrDefault(handlerId, Set.of());
    }

    synchronized Set<String> sensitive(String handlerId) {
        return sensitive.getOrDefault(handlerId, Set.of());
    }

    synchronized Set<String> events() {
        return events;
    }

    synchronized Set<String> bothWays() {
        return bothWays;
    }

    synchronized long kafkaRecords() {
        return kafkaRecords;
    }

    synchronized long kafkaDuplicates() {
        return kafkaDuplicates;
    }

    synchronized long kafkaRejected() {
        return kafkaRejected;
    }

    synchronized long httpEvents() {
        return httpEvents;
    }
}

package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** A topic of a few partitions. Offsets have gaps, as markers of transactions leave them. */
final class SimulatedLog {

    static final String TOPIC = "outbound-transfers.v1";
    static final UUID TOPIC_ID = UUID.fromString("7b0b5ac5-3d0a-4a54-a2c1-5a3c1e5b9d10");

    /** A record as a producer wrote it. */
    record Message(byte[] key, Map<String, byte[]> headers, byte[] value) {}

    private final List<NavigableMap<Long, Message>> partitions = new ArrayList<>();
    private final long[] ends;

    SimulatedLog(int partitionCount) {
        ends = new long[partitionCount];
        for (int i = 0; i < partitionCount; i++) {
            partitions.add(new TreeMap<>());
        }
    }

    int partitionCount() {
        return ends.length;
    }

    void append(int partition, Message message) {
        partitions.get(partition).put(ends[partition]++, message);
    }

    /** Takes up an offset that no reader ever sees. */
    void mark(int partition) {
        ends[partition]++;
    }

    long end(int partition) {
        return ends[partition];
    }

    /** The records from that offset on, so many at most. */
    NavigableMap<Long, Message> from(int partition, long offset, int limit) {
        NavigableMap<Long, Message> records = new TreeMap<>();
        for (Map.Entry<Long, Message> one :
                partitions.get(partition).tailMap(offset, true).entrySet()) {
            if (records.size() == limit) {
                break;
            }
            records.put(one.getKey(), one.getValue());
        }
        return records;
    }

    /** The offsets of all records. */
    List<Long> offsets(int partition) {
        return List.copyOf(partitions.get(partition).keySet());
    }
}

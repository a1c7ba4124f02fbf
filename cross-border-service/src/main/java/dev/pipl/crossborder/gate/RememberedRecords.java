package dev.pipl.crossborder.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what was looked up about handlers, for as long as nothing about them changed. Whether something did is asked
 * every time, so that a decision never rests on a record that was replaced before it was asked for. Thread-safe.
 */
final class RememberedRecords {

    /** Technical. */
    private static final int HANDLERS_MAX = 20_000;

    private final RecordSources sources;
    private final RecordChanges changes;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long changes, RecordsOfHandler records) {}

    RememberedRecords(RecordSources sources, RecordChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    /** For one decision: what is asked of it is at least as new as this call. */
    RecordsOfHandler of(String handlerId) {
        // The number is read first: what is looked up after it may be newer than it says, never older.
        long now = changes.of(handlerId);
        Known before = known.get(handlerId);
        if (before != null && before.changes() == now) {
            return before.records();
        }
        if (known.size() >= HANDLERS_MAX) {
            known.clear();
        }
        Known fresh = new Known(now, new RecordsOfHandler(handlerId, sources));
        known.put(handlerId, fresh);
        return fresh.records();
    }
}

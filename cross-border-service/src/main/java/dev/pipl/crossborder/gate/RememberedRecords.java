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
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long changes, RecordsOfHandler records) {}

    RememberedRecords(RecordSources sources) {
        this.sources = sources;
    }

    /**
     * For one decision.
     *
     * @param changes how many there have been of what the sources would answer about the handler. It was read before this
     *     call: what is looked up after it may be newer than it says, never older
     */
    RecordsOfHandler of(String handlerId, long changes) {
        Known before = known.get(handlerId);
        if (before != null && before.changes() == changes) {
            return before.records();
        }
        if (known.size() >= HANDLERS_MAX) {
            known.clear();
        }
        Known fresh = new Known(changes, new RecordsOfHandler(handlerId, sources));
        known.put(handlerId, fresh);
        return fresh.records();
    }
}

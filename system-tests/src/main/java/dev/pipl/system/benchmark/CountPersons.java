package dev.pipl.system.benchmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counts distinct persons in state stores: one of known events, one of known persons, one of counts. */
final class CountPersons implements Processor<byte[], byte[], Void, Void> {

    static final String EVENTS = "events";
    static final String PERSONS = "persons";
    static final String COUNTS = "counts";

    private static final byte NON_SENSITIVE = 1;
    private static final byte SENSITIVE = 2;
    private static final byte[] THERE = {1};

    private final Fingerprinting fingerprinting = new Fingerprinting();
    private final AtomicLong taken;
    private final CountsSeen seen;
    private KeyValueStore<byte[], byte[]> events;
    private KeyValueStore<byte[], byte[]> persons;
    private KeyValueStore<byte[], byte[]> counts;

    /** Is told of every new count, as a reader of the store would be. */
    @FunctionalInterface
    interface CountsSeen {
        void count(int handler, boolean isSensitive, long persons);
    }

    CountPersons(AtomicLong taken, CountsSeen seen) {
        this.taken = taken;
        this.seen = seen;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        events = context.getStateStore(EVENTS);
        persons = context.getStateStore(PERSONS);
        counts = context.getStateStore(COUNTS);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        OccurrenceRecord.Read event = OccurrenceRecord.read(message.value());
        byte[] identity = ByteBuffer.allocate(Integer.BYTES + event.id().length)
                .putInt(event.handler())
                .put(event.id())
                .array();
        byte[] before = events.putIfAbsent(identity, event.contentHash());
        if (before == null) {
            count(event.handler(), NON_SENSITIVE, event.nonSensitive());
            count(event.handler(), SENSITIVE, event.sensitive());
        } else if (!Arrays.equals(before, event.contentHash())) {
            throw new IllegalStateException("one event, two contents");
        }
        taken.incrementAndGet();
    }

    private void count(int handler, byte subjectClass, List<String> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        long[] words = fingerprinting.words(tokens);
        long fresh = 0;
        for (int i = 0; i < tokens.size(); i++) {
            byte[] key = ByteBuffer.allocate(Integer.BYTES + 1 + Fingerprinting.OCTETS)
                    .putInt(handler)
                    .put(subjectClass)
                    .putLong(words[2 * i])
                    .putLong(words[2 * i + 1])
                    .array();
            if (persons.putIfAbsent(key, THERE) == null) {
                fresh++;
            }
        }
        if (fresh > 0) {
            byte[] key = {(byte) handler, subjectClass};
            byte[] known = counts.get(key);
            long count = fresh + (known == null ? 0 : ByteBuffer.wrap(known).getLong());
            counts.put(key, ByteBuffer.allocate(Long.BYTES).putLong(count).array());
            seen.count(handler, subjectClass == SENSITIVE, count);
        }
    }
}

package dev.pipl.system.benchmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counts distinct persons in state stores: one of known events, one of known persons, one of counts. */
final class CountPersons implements Processor<byte[], byte[], Void, Void> {

    static final String EVENTS = "events";
    static final String PERSONS = "persons";
    static final String COUNTS = "counts";

    static final byte NON_SENSITIVE = 1;
    static final byte SENSITIVE = 2;

    private static final int SCOPE_OCTETS = Integer.BYTES + Short.BYTES + 1;
    private static final byte[] THERE = {1};

    private final Fingerprinting fingerprinting = new Fingerprinting();
    private final AtomicLong due;
    private final AtomicLong processed;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<byte[], byte[]> events;
    private KeyValueStore<byte[], byte[]> persons;
    private KeyValueStore<byte[], Long> counts;

    /**
     * @param due how many records of the topic are to be taken in; after the last a commit is asked for at once
     * @param processed is told how many are, though not yet committed
     */
    CountPersons(AtomicLong due, AtomicLong processed) {
        this.due = due;
        this.processed = processed;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
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
            count(event.handler(), event.year(), NON_SENSITIVE, event.nonSensitive());
            count(event.handler(), event.year(), SENSITIVE, event.sensitive());
        } else if (!Arrays.equals(before, event.contentHash())) {
            throw new IllegalStateException("one event, two contents");
        }
        long done = context.recordMetadata().orElseThrow().offset() + 1;
        if (done == due.get()) {
            context.commit();
        }
        processed.set(done);
    }

    /** The persons of one event differ from each other, so that all may be looked up before any is stored. */
    private void count(int handler, int year, byte subjectClass, List<String> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        byte[] scope = scope(handler, year, subjectClass);
        long[] words = fingerprinting.words(tokens);
        List<KeyValue<byte[], byte[]>> fresh = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            byte[] key = ByteBuffer.allocate(SCOPE_OCTETS + Fingerprinting.OCTETS)
                    .put(scope)
                    .putLong(words[2 * i])
                    .putLong(words[2 * i + 1])
                    .array();
            if (persons.get(key) == null) {
                fresh.add(KeyValue.pair(key, THERE));
            }
        }
        if (!fresh.isEmpty()) {
            persons.putAll(fresh);
            Long known = counts.get(scope);
            counts.put(scope, fresh.size() + (known == null ? 0 : known));
        }
    }

    /** The key of a count, and what the keys of its persons begin with. */
    static byte[] scope(int handler, int year, byte subjectClass) {
        return ByteBuffer.allocate(SCOPE_OCTETS)
                .putInt(handler)
                .putShort((short) year)
                .put(subjectClass)
                .array();
    }
}

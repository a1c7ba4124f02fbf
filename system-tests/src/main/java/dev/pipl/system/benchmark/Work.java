package dev.pipl.system.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The generated work of one run, the same for every contestant: whoever makes it of the same seed gets the same events.
 * Eight handlers of unequal size take turns by chance; every fourth occurrence is a person the handler has sent before,
 * every tenth person's information is sensitive, and one event in a thousand is delivered a second time.
 */
final class Work {

    /** The head-counts that are right after everything that was generated so far. */
    record Truth(List<Long> nonSensitive, List<Long> sensitive) {
        long persons() {
            return nonSensitive.stream().mapToLong(Long::longValue).sum()
                    + sensitive.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final long SEED = 20_260_301;
    private static final double KNOWN_SHARE = 0.25;
    private static final int SENSITIVE_EVERY = 10;
    private static final double REDELIVERED_SHARE = 0.001;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** What a record takes beside its tokens, about. */
    private static final int RECORD_OCTETS = 700;

    private static final int TOKEN_OCTETS = 46;

    private final WorkSize size;
    private final Random random = new Random(SEED);
    private final long[] known = new long[WorkSize.HANDLERS];
    private final String[] handlerIds = new String[WorkSize.HANDLERS];
    private long events;

    Work(WorkSize size) {
        this.size = size;
        for (int i = 0; i < WorkSize.HANDLERS; i++) {
            handlerIds[i] = handlerId(i);
        }
    }

    /** The same handler has the same id in every run. */
    static String handlerId(int handler) {
        return UUID.nameUUIDFromBytes(("handler " + handler).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The events of the next round, as polls bring them. */
    List<Poll> round() {
        List<Poll> polls = new ArrayList<>();
        List<Occurrence> poll = new ArrayList<>();
        int octets = 0;
        for (int persons = 0; persons < size.personsPerRound(); ) {
            Occurrence event = redelivered(poll) ? poll.get(random.nextInt(poll.size())) : event();
            int length = RECORD_OCTETS + event.persons() * TOKEN_OCTETS;
            if (poll.size() == WorkSize.POLL_RECORDS || octets + length > WorkSize.POLL_OCTETS) {
                polls.add(new Poll(poll));
                poll.clear();
                octets = 0;
            }
            poll.add(event);
            octets += length;
            persons += event.persons();
        }
        polls.add(new Poll(poll));
        return polls;
    }

    Truth truth() {
        List<Long> nonSensitive = new ArrayList<>();
        List<Long> sensitive = new ArrayList<>();
        for (long persons : known) {
            long ofSensitive = persons / SENSITIVE_EVERY;
            nonSensitive.add(persons - ofSensitive);
            sensitive.add(ofSensitive);
        }
        return new Truth(nonSensitive, sensitive);
    }

    private boolean redelivered(List<Occurrence> poll) {
        return !poll.isEmpty() && random.nextDouble() < REDELIVERED_SHARE;
    }

    private Occurrence event() {
        // The largest handler sends five times as much as the smallest: their tables stand at different fillings.
        int handler = (int) Math.floor(WorkSize.HANDLERS * Math.pow(random.nextDouble(), 1.5));
        Set<Long> persons = new LinkedHashSet<>();
        for (int i = 0; i < size.batch(); i++) {
            boolean isKnown = known[handler] > 0 && random.nextDouble() < KNOWN_SHARE;
            persons.add(isKnown ? random.nextLong(known[handler]) : known[handler]++);
        }
        List<String> nonSensitive = new ArrayList<>();
        List<String> sensitive = new ArrayList<>();
        for (long person : persons) {
            boolean isSensitive = person % SENSITIVE_EVERY == SENSITIVE_EVERY - 1;
            (isSensitive ? sensitive : nonSensitive).add(token(handler, person));
        }
        // As the service reads them.
        nonSensitive.sort(null);
        sensitive.sort(null);
        long number = events++;
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Occurrence(
                handler,
                handlerIds[handler],
                "/handlers/" + handlerIds[handler] + "/pipelines/crm-export",
                id,
                sha256(id),
                START.plusMillis(number * 7),
                List.copyOf(nonSensitive),
                List.copyOf(sensitive));
    }

    /** 43 characters, as the publisher's tokens are. */
    private static String token(int handler, long person) {
        byte[] octets = new byte[32];
        long state = (handler + 1) * 0x9E3779B97F4A7C15L + person;
        for (int i = 0; i < 32; i++) {
            state = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
            state = (state ^ state >>> 27) * 0x94D049BB133111EBL + i;
            octets[i] = (byte) (state >>> 32);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * In which rows of a year an event may stand. Keeps 36 bits of a hash and the row's number in eight bytes an event, so
 * it may name a row in which the event is not, about once in 10,000 questions at a million events; it never leaves out
 * one in which it is. Whoever asks reads the named rows. Not thread-safe.
 */
final class IdentityIndex {

    private static final int PARTS = 16;
    private static final int CAPACITY_MIN = 8;
    private static final double LOAD_MAX = 0.8;
    private static final double GROWTH = 1.3;
    private static final long SEQUENCE_MAX = 0xffff_ffffL;

    private final long seed;
    private final long[][] parts = new long[PARTS][];
    private final int[] taken = new int[PARTS];
    /** What was asked for last: it is mostly added next, and the next event mostly comes from the same source. */
    private EventIdentity newest;

    private long newestHash;
    private String newestSource;
    private long newestSourceHash;
    /** While a transaction lasts. */
    private HashesAhead ahead;
    /** Of no meaning; what is kept must have been read. */
    private long lookedAt;

    /** @param seed unknown to pipelines, so that they cannot choose ids that meet */
    IdentityIndex(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    long size() {
        return Arrays.stream(taken).asLongStream().sum();
    }

    long bytes() {
        long bytes = 256;
        for (long[] part : parts) {
            bytes += part == null ? 0 : 8L * part.length + 16;
        }
        return bytes;
    }

    void add(EventIdentity identity, long sequence) {
        long hash = hash(identity);
        insert((int) (hash >>> 60), entry(hash, sequence));
    }

    /** Takes an event out that was added last and did not become durable. */
    void remove(EventIdentity identity, long sequence) {
        long hash = hash(identity);
        int index = (int) (hash >>> 60);
        long entry = entry(hash, sequence);
        long[] part = parts[index];
        if (part == null) {
            return;
        }
        int slot = home(entry, part.length);
        while (part[slot] != 0) {
            if (part[slot] == entry) {
                close(part, slot);
                taken[index]--;
                return;
            }
            slot = next(slot, part.length);
        }
    }

    /** Whether there is a row in which the event may stand. */
    boolean mayHave(EventIdentity identity) {
        long hash = hash(identity);
        long[] part = parts[(int) (hash >>> 60)];
        if (part == null) {
            return false;
        }
        long tag = entry(hash, 0);
        int slot = home(tag, part.length);
        while (part[slot] != 0) {
            if ((part[slot] & ~SEQUENCE_MAX) == tag) {
                return true;
            }
            slot = next(slot, part.length);
        }
        return false;
    }

    /** The rows in which the event may stand. */
    void candidates(EventIdentity identity, LongConsumer sequences) {
        long hash = hash(identity);
        long[] part = parts[(int) (hash >>> 60)];
        if (part == null) {
            return;
        }
        long tag = entry(hash, 0);
        int slot = home(tag, part.length);
        while (part[slot] != 0) {
            if ((part[slot] & ~SEQUENCE_MAX) == tag) {
                sequences.accept(part[slot] & SEQUENCE_MAX);
            }
            slot = next(slot, part.length);
        }
    }

    /** Takes note of an event that is asked for soon, for {@link #lookAhead}. */
    void expect(EventIdentity identity) {
        if (ahead == null) {
            ahead = new HashesAhead();
        }
        ahead.add(identity, newHash(identity));
    }

    /** Nothing is asked for soon. */
    void expectNothing() {
        ahead = null;
        newest = null;
    }

    /** Reads where the next of the expected events belongs: several such reads are waited for together. */
    void lookAhead() {
        long hash = ahead.read();
        long[] part = parts[(int) (hash >>> 60)];
        if (part != null) {
            lookedAt = part[home(entry(hash, 0), part.length)];
        }
    }

    /** A copy of the tables: by part one word a slot, zero in an empty one; {@link #restore} takes back what is not. */
    long[][] copy() {
        long[][] copy = new long[PARTS][];
        for (int i = 0; i < PARTS; i++) {
            copy[i] = parts[i] == null ? new long[0] : parts[i].clone();
        }
        return copy;
    }

    /** Makes room for so many events in all; entries that are restored in order need it. */
    void expect(long events) {
        for (int i = 0; i < PARTS; i++) {
            if (parts[i] == null) {
                parts[i] = new long[(int) (events / LOAD_MAX / PARTS * 1.02) + CAPACITY_MIN];
            }
        }
    }

    void restore(int part, long entry) {
        insert(part, entry);
    }

    private void insert(int index, long entry) {
        long[] part = parts[index];
        if (part == null || taken[index] + 1 > part.length * LOAD_MAX) {
            part = grown(part);
            parts[index] = part;
        }
        put(part, entry);
        taken[index]++;
    }

    private static long[] grown(long[] part) {
        long[] larger = new long[part == null ? CAPACITY_MIN : (int) (part.length * GROWTH) + 4];
        if (part != null) {
            for (long entry : part) {
                if (entry != 0) {
                    put(larger, entry);
                }
            }
        }
        return larger;
    }

    private static void put(long[] part, long entry) {
        int slot = home(entry, part.length);
        while (part[slot] != 0) {
            slot = next(slot, part.length);
        }
        part[slot] = entry;
    }

    /** Moves the followers up, so that no probe stops too early. */
    private static void close(long[] part, int hole) {
        int empty = hole;
        int slot = next(hole, part.length);
        while (part[slot] != 0) {
            int distanceOfHome = Math.floorMod(slot - home(part[slot], part.length), part.length);
            int distanceOfHole = Math.floorMod(slot - empty, part.length);
            if (distanceOfHome >= distanceOfHole) {
                part[empty] = part[slot];
                empty = slot;
            }
            slot = next(slot, part.length);
        }
        part[empty] = 0;
    }

    private static int home(long entry, int capacity) {
        return (int) (((entry >>> 32) * capacity) >>> 32);
    }

    private static int next(int slot, int capacity) {
        return slot + 1 == capacity ? 0 : slot + 1;
    }

    private static long entry(long hash, long sequence) {
        if (sequence > SEQUENCE_MAX) {
            throw new IllegalStateException("a year of more than 2^32 rows");
        }
        return ((hash << 4) & ~SEQUENCE_MAX) | sequence;
    }

    private long hash(EventIdentity identity) {
        if (identity != newest) {
            newestHash = ahead != null && ahead.isNext(identity) ? ahead.ask() : newHash(identity);
            newest = identity;
        }
        return newestHash;
    }

    private long newHash(EventIdentity identity) {
        if (!identity.source().equals(newestSource)) {
            newestSource = identity.source();
            newestSourceHash = mix(seed, newestSource);
        }
        return mix(newestSourceHash, identity.id());
    }

    /** Four letters at a time; both halves of each product, so that no letter is lost in the other's carries. */
    private static long mix(long start, String text) {
        int length = text.length();
        long hash = start ^ length * 0x9E3779B97F4A7C15L;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            hash = product(hash
                    ^ ((long) text.charAt(i) << 48
                            | (long) text.charAt(i + 1) << 32
                            | (long) text.charAt(i + 2) << 16
                            | text.charAt(i + 3)));
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return product(product(hash ^ rest) + 0xBF58476D1CE4E5B9L);
    }

    private static long product(long word) {
        return Math.multiplyHigh(word, 0x9E3779B97F4A7C15L) ^ word * 0x9E3779B97F4A7C15L;
    }
}

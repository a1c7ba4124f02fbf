package dev.pipl.crossborder.headcount;

/**
 * The distinct persons of a handler's year, each with the ways in which it counts. Exact: all 128 bits of a fingerprint
 * are kept and compared.
 *
 * <p>16 bytes a slot and nothing beside: the set is parted by the leading four bits of a fingerprint, which therefore
 * need not be stored, and their place holds the four flags. Not thread-safe.
 */
public final class PersonSet {

    /** Counts in the class of non-sensitive information. */
    public static final int NON_SENSITIVE = 1;
    /** Counts in the class of sensitive information. */
    public static final int SENSITIVE = 2;
    /** Non-sensitive information was sent, exempt transfers included. */
    public static final int NON_SENSITIVE_GROSS = 4;
    /** Sensitive information was sent, exempt transfers included. */
    public static final int SENSITIVE_GROSS = 8;

    static final int PARTS = 16;
    private static final int FLAG_BITS = 4;
    /** So many reads a processor has under way at one time, or a few more. */
    private static final int AHEAD = 32;

    /** Their parts are made as they come. */
    private static final int FEW = 256;

    private final PersonPart[] parts = new PersonPart[PARTS];
    /** By combination of flags: how often exactly these were new for a person, less how often they were taken back. */
    private final long[] counts = new long[1 << FLAG_BITS];
    /** Of no meaning; what is kept must have been read. */
    private long lookedAt;

    /** How many persons have the flag. */
    public long count(int flag) {
        long count = 0;
        for (int flags = flag; flags < counts.length; flags++) {
            count += (flags & flag) != 0 ? counts[flags] : 0;
        }
        return count;
    }

    /** How many persons there are. */
    public long size() {
        long size = 0;
        for (PersonPart part : parts) {
            size += part == null ? 0 : part.size();
        }
        return size;
    }

    /** What it occupies in memory, about. */
    public long bytes() {
        long bytes = 16L * PARTS;
        for (PersonPart part : parts) {
            bytes += part == null ? 0 : part.bytes();
        }
        return bytes;
    }

    /**
     * Adds flags to a person, who need not be known yet.
     *
     * @return the flags that are new for that person
     */
    public int add(long high, long low, int flags) {
        int index = (int) (high >>> 60);
        PersonPart part = parts[index];
        if (part == null) {
            part = new PersonPart(index);
            parts[index] = part;
        }
        int fresh = part.add(high, low, flags);
        counts[fresh]++;
        return fresh;
    }

    /** Adds flags to all, and notes in the log what was new. */
    public void addAll(Fingerprints persons, int flags, PersonLog log) {
        for (int from = 0, size = persons.size(); from < size; from += AHEAD) {
            int to = Math.min(from + AHEAD, size);
            lookAhead(persons, from, to);
            for (int i = from; i < to; i++) {
                long high = persons.high(i);
                long low = persons.low(i);
                int fresh = add(high, low, flags);
                if (fresh != 0) {
                    log.note(high, low, fresh);
                }
            }
        }
    }

    /** Reads where the first of these persons belong, who are added soon; the others {@link #addAll} looks ahead for. */
    public void lookAhead(Fingerprints persons) {
        lookAhead(persons, 0, Math.min(AHEAD, persons.size()));
    }

    /**
     * Reads the slots where these persons belong. Of a large table hardly one is in the processor's cache; reads that do
     * not depend on each other are waited for together, those of one addition after the other each alone.
     */
    private void lookAhead(Fingerprints persons, int from, int to) {
        long seen = 0;
        for (int i = from; i < to; i++) {
            PersonPart part = parts[(int) (persons.high(i) >>> 60)];
            seen ^= part == null ? 0 : part.peek(persons.low(i));
        }
        lookedAt = seen;
    }

    /** Takes back what the log notes. */
    public void undo(PersonLog log) {
        for (int i = 0; i < log.size(); i++) {
            PersonPart part = parts[(int) (log.high(i) >>> 60)];
            part.clear(log.high(i), log.low(i), log.flags(i));
            counts[log.flags(i)]--;
        }
    }

    /** Takes from the persons of the set what the log notes about them; of others nothing is said. */
    public void removeAll(PersonLog log) {
        for (int i = 0; i < log.size(); i++) {
            remove(log.high(i), log.low(i), log.flags(i));
        }
    }

    /** Takes these flags from a person of the set, as far as he has them. */
    public void remove(long high, long low, int flags) {
        int common = flags(high, low) & flags;
        if (common != 0) {
            parts[(int) (high >>> 60)].clear(high, low, common);
            counts[common]--;
        }
    }

    /** The flags of a person, 0 for one who is not in the set. */
    public int flags(long high, long low) {
        PersonPart part = parts[(int) (high >>> 60)];
        return part == null ? 0 : part.flags(high, low);
    }

    /** Everybody as of now. */
    public PersonCopy copy() {
        return new PersonCopy(parts);
    }

    /** Calls the visitor for every person, in a fixed order that makes adding them again fast. */
    public void forEach(Visitor visitor) {
        for (int i = 0; i < PARTS; i++) {
            if (parts[i] != null) {
                parts[i].forEach(visitor);
            }
        }
    }

    /** Makes room for so many persons in all. */
    public void expect(long persons) {
        if (persons < FEW) {
            return;
        }
        for (int i = 0; i < PARTS; i++) {
            if (parts[i] == null) {
                parts[i] = new PersonPart(i);
            }
            parts[i].expect((int) Math.min(Integer.MAX_VALUE, persons / PARTS + 1));
        }
    }

    /** Sees one person. */
    @FunctionalInterface
    public interface Visitor {
        void visit(long high, long low, int flags);
    }
}

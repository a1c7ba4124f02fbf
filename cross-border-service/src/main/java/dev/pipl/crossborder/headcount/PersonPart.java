package dev.pipl.crossborder.headcount;

/**
 * The persons whose fingerprints begin with the same four bits, in one open-addressed table with linear probing. Slots
 * follow the low words' order, so growing walks both tables from front to back. An empty slot is all zero; a person
 * has at least one flag, so no person looks empty.
 */
final class PersonPart {

    private static final long KEY_BITS = ~0L >>> 4;
    private static final int FLAG_SHIFT = 60;
    private static final int CAPACITY_MIN = 8;
    /** Above this load probing gets long; below about 0.6 memory is wasted. */
    private static final double LOAD_MAX = 0.8;

    private static final double GROWTH = 1.3;

    private final long prefix;
    private long[] slots;
    private int capacity;
    private int taken;
    private int takenMax;

    /** @param index the leading four bits; parts grow at different moments, so that not all grow at once */
    PersonPart(int index) {
        prefix = (long) index << FLAG_SHIFT;
        allocate(CAPACITY_MIN + index % 4);
    }

    int size() {
        int size = 0;
        for (int i = 0; i < capacity; i++) {
            if (slots[2 * i] >>> FLAG_SHIFT != 0) {
                size++;
            }
        }
        return size;
    }

    long bytes() {
        return 16L * capacity + 48;
    }

    int add(long high, long low, int flags) {
        long key = high & KEY_BITS;
        int slot = home(low);
        while (true) {
            long stored = slots[2 * slot];
            long storedLow = slots[2 * slot + 1];
            if (storedLow == low && (stored & KEY_BITS) == key && (stored | storedLow) != 0) {
                int fresh = flags & ~(int) (stored >>> FLAG_SHIFT);
                if (fresh != 0) {
                    slots[2 * slot] = stored | (long) fresh << FLAG_SHIFT;
                }
                return fresh;
            }
            if ((stored | storedLow) == 0) {
                put(slot, key | (long) flags << FLAG_SHIFT, low);
                return flags;
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
    }

    /** What stands where a person belongs. */
    long peek(long low) {
        return slots[2 * home(low)];
    }

    int flags(long high, long low) {
        int slot = find(high & KEY_BITS, low);
        return slot < 0 ? 0 : (int) (slots[2 * slot] >>> FLAG_SHIFT);
    }

    /** A person left without a flag keeps its slot until the table grows, and counts nowhere. */
    void clear(long high, long low, int flags) {
        int slot = find(high & KEY_BITS, low);
        if (slot >= 0) {
            slots[2 * slot] &= ~((long) flags << FLAG_SHIFT);
        }
    }

    /** A copy: two words a slot, of an empty one both zero, of a person without flags the first without any. */
    long[] slots() {
        return slots.clone();
    }

    void forEach(PersonSet.Visitor visitor) {
        for (int i = 0; i < capacity; i++) {
            long stored = slots[2 * i];
            int flags = (int) (stored >>> FLAG_SHIFT);
            if (flags != 0) {
                visitor.visit((stored & KEY_BITS) | prefix, slots[2 * i + 1], flags);
            }
        }
    }

    void expect(int persons) {
        if (persons > takenMax) {
            rebuild((int) (persons / LOAD_MAX * 1.02) + CAPACITY_MIN);
        }
    }

    private int find(long key, long low) {
        int slot = home(low);
        while (true) {
            long stored = slots[2 * slot];
            long storedLow = slots[2 * slot + 1];
            if ((stored | storedLow) == 0) {
                return -1;
            }
            if (storedLow == low && (stored & KEY_BITS) == key) {
                return slot;
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
    }

    /**
     * By the low word: a transfer's fingerprints arrive ascending by the high one, and ascending homes would fill the
     * table from the front and probe ever longer.
     */
    private int home(long low) {
        return (int) (((low >>> 32) * capacity) >>> 32);
    }

    private void put(int slot, long stored, long low) {
        if (taken == takenMax) {
            rebuild(roomFor(size()));
            int next = home(low);
            while ((slots[2 * next] | slots[2 * next + 1]) != 0) {
                next = next + 1 == capacity ? 0 : next + 1;
            }
            place(next, stored, low);
        } else {
            place(slot, stored, low);
        }
        taken++;
    }

    /** Where persons come and go, as those who are held do, most slots are of persons without a flag: no more are needed. */
    private int roomFor(int persons) {
        if (persons <= takenMax / 2) {
            return capacity;
        }
        int more = (int) Math.min(Integer.MAX_VALUE / 2 - 8, (long) (capacity * GROWTH) + 4);
        if (more <= capacity) {
            throw new IllegalStateException("the set of persons is full");
        }
        return more;
    }

    private void place(int slot, long stored, long low) {
        slots[2 * slot] = stored;
        slots[2 * slot + 1] = low;
    }

    private void rebuild(int newCapacity) {
        long[] old = slots;
        int oldCapacity = capacity;
        allocate(newCapacity);
        for (int i = 0; i < oldCapacity; i++) {
            long stored = old[2 * i];
            if (stored >>> FLAG_SHIFT != 0) {
                int slot = home(old[2 * i + 1]);
                while ((slots[2 * slot] | slots[2 * slot + 1]) != 0) {
                    slot = slot + 1 == capacity ? 0 : slot + 1;
                }
                place(slot, stored, old[2 * i + 1]);
                taken++;
            }
        }
    }

    private void allocate(int newCapacity) {
        capacity = newCapacity;
        slots = new long[2 * newCapacity];
        taken = 0;
        takenMax = (int) (newCapacity * LOAD_MAX);
    }
}

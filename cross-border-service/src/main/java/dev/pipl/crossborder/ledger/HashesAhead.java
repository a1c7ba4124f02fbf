package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.Arrays;

/** Hashes of events that are asked for soon, in the order in which they will be. */
final class HashesAhead {

    private EventIdentity[] identities = new EventIdentity[8];
    private long[] hashes = new long[8];
    private int size;
    private int read;
    private int asked;

    /** Takes one more; those before it are forgotten once all of them were read. */
    void add(EventIdentity identity, long hash) {
        if (read == size) {
            size = 0;
            read = 0;
            asked = 0;
        }
        if (size == hashes.length) {
            identities = Arrays.copyOf(identities, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        identities[size] = identity;
        hashes[size++] = hash;
    }

    /** The first one not read yet. */
    long read() {
        return hashes[read++];
    }

    /** Whether this very event is the next to be asked for; its hash is {@link #ask} then. */
    boolean isNext(EventIdentity identity) {
        return asked < size && identities[asked] == identity;
    }

    long ask() {
        return hashes[asked++];
    }
}

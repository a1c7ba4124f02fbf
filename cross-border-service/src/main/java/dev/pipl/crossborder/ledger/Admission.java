package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What an entry asks before it writes: whether handler and recipient of an event are known, and the facts in effect when
 * the transfer occurred. Blocking at most for a look into the database; thread-safe.
 */
public interface Admission {

    /** Technical: a batch may meet several handlers whose profiles changed this moment. */
    int ATTEMPTS_MAX = 5;

    /**
     * Makes of what was read what the ledger is given.
     *
     * @param reading what was read of the record
     * @param record the record's bytes, {@code null} for a tombstone; only their hash is kept, and only of what is
     *     refused
     * @throws LedgerUnavailable while the handlers have not been read to their end, or the database does not answer;
     *     nothing may be decided then
     */
    Submission admit(Reading reading, byte[] record, Instant receivedAt, Coordinates coordinates);

    /** The ledger knows of a newer profile of the handler than was admitted by; what is remembered of it is not asked again. */
    void forget(String handlerId);

    /**
     * Runs a write and all that is asked before it, and runs both again by the newest profile where the ledger knows of a
     * newer one than was remembered.
     *
     * @throws LedgerUnavailable also while no newer profile can be found
     */
    default <T> T byNewest(Supplier<T> admitAndWrite) {
        ProfileOutdated last = null;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return admitAndWrite.get();
            } catch (ProfileOutdated outdated) {
                forget(outdated.handlerId());
                last = outdated;
            }
        }
        throw last;
    }

    /**
     * One that has asked at once for everything these readings need, instead of once for each. For them alone, and to be
     * used now: it does not see what changes afterwards.
     *
     * @throws LedgerUnavailable as {@link #admit}
     */
    default Admission askedFor(Collection<Reading> readings) {
        return this;
    }
}

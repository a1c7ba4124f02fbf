package dev.pipl.crossborder.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the ledger. A store that has answered a commit never loses it.
 */
public interface LedgerStore extends LedgerReads {

    /**
     * Runs the work in one transaction and commits it.
     *
     * @throws TurnTaken nothing was committed: another writer was faster
     * @throws CommitUnknown the commit was asked for and its answer is lost: it may have happened
     * @throws LedgerUnavailable nothing was committed
     */
    <T> T inTransaction(Function<LedgerTransaction, T> work);

    /** Where the ledger stands in every partition of a topic it has read. */
    List<PartitionPosition> positions(String topic);

    /** Saves a snapshot in place of the older ones of its year. */
    void save(Snapshot snapshot);

    /** The newest rejection of an event that has that identity. */
    Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId);

    /** A handler's rejections with a number above that one, ascending. */
    List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit);
}

package dev.pipl.crossborder.ledger;

import dev.pipl.kit.outbox.Outgoing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transaction at hand: what is written becomes durable together, when it commits, or not at all. */
public interface LedgerTransaction extends LedgerReads {

    /** Where the ledger stands in a partition, and keeps every other reader of it waiting until this one ends. */
    Optional<PartitionPosition> lockPosition(String topic, int partition);

    /** Likewise in several partitions, locked in this order; none of one that was never read. */
    Map<Integer, PartitionPosition> lockPositions(String topic, List<Integer> partitions);

    /**
     * Moves the position.
     *
     * @throws TurnTaken when another reader took the partition up at the same moment
     */
    void movePosition(PartitionPosition position);

    /**
     * Moves several.
     *
     * @throws TurnTaken as for one
     */
    void movePositions(List<PartitionPosition> positions);

    /**
     * Appends rows, each following the newest of its year and of its handler.
     *
     * @throws TurnTaken when another writer was faster; the transaction is lost then
     */
    void append(List<LedgerRow> rows);

    /** Keeps a rejection; false if it is kept already. */
    boolean reject(RejectedTransfer rejection);

    /** Counts a handler's rejections of a day; the number after these. */
    long tally(String handlerId, String code, LocalDate day, long more);

    /** Hands voids that pipelines proposed over to those who decide on them. */
    void propose(List<VoidProposed> proposals);

    /** Notes years whose first facts have to be compared with the newest profile after the commit. */
    void note(List<FirstFacts> firsts);

    /**
     * Ends what the gate held for these events. A reservation that is unknown, of another handler or over already is let
     * be: the event counts all the same.
     */
    void redeem(List<Redemption> redemptions, Instant at);

    /** Hands events over to be published after the commit, in this order. */
    void publish(List<Outgoing> events);
}

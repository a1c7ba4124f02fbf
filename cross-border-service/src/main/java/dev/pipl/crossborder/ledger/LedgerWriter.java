package dev.pipl.crossborder.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way into the ledger. Everything a call writes is durable, together with what it causes, when the call returns;
 * when it throws {@link LedgerUnavailable}, nothing of it is. Blocking; call it on a worker thread. Thread-safe.
 */
public interface LedgerWriter {

    /**
     * Writes the records that follow the partition's committed position, or says where to read on: behind the batch, or
     * within it, where its handlers together do not fit into memory.
     *
     * @throws ProfileOutdated nothing was written; to be admitted anew ({@link Admission#byNewest})
     */
    KafkaResult write(Batch.KafkaBatch batch);

    /**
     * Writes the batches of several partitions of one topic in one transaction, each to its end.
     *
     * @return by partition; empty where they have to be written each by itself, and nothing was written
     * @throws ProfileOutdated nothing was written; to be admitted anew ({@link Admission#byNewest})
     */
    Optional<Map<Integer, KafkaResult.Written>> writeTogether(Collection<Batch.KafkaBatch> batches);

    /**
     * Writes the events of a request.
     *
     * @return one outcome per submission, in their order
     * @throws ProfileOutdated nothing was written; to be admitted anew ({@link Admission#byNewest})
     * @throws LedgerUnavailable nothing was written
     */
    List<Outcome> write(Batch.HttpBatch batch);

    /** Judges the years from {@code effectiveAt} on again. The same event written twice has effect once. */
    void write(Batch.ProfileChange change);

    /** Opens the year where it is not open yet. */
    void write(Batch.YearOpening opening);

    /**
     * Takes an event out of the counts, whether it is recorded already or comes later. Crossings that were not reached
     * without it are taken back and told as retracted; the route stays.
     *
     * @return where the void stands, also when it stood there before; empty when its year is closed for good
     */
    Optional<Adjusted> write(Batch.VoidApproved approved);

    /**
     * Decides on a claimed ground in every open year of the handler; later years take it over by themselves. Counts
     * follow at once. A route only rises by it.
     *
     * @return where the decision stands, by year; also when it stood there before
     */
    List<Adjusted> write(Batch.GroundDecided decided);

    /**
     * Lets the route of a year follow its corrected counts.
     *
     * @return where the review stands, also when it stood there before; empty when no correction holds the route up
     */
    Optional<Adjusted> write(Batch.RouteReviewed reviewed);

    /**
     * Judges a year by rules that came into force. What was decided before stays; without effect where the year stands
     * judged by them already.
     */
    void write(Batch.RuleChanged changed);

    /** Takes part of a predecessor's persons over; whoever is in both ledgers counts once. */
    void write(Batch.TakeOver part);
}

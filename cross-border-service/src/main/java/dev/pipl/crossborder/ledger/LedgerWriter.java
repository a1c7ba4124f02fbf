package dev.pipl.crossborder.ledger;

import java.util.List;

/**
 * The one way into the ledger. Everything a call writes is durable, together with what it causes, when the call returns;
 * when it throws {@link LedgerUnavailable}, nothing of it is. Blocking; call it on a worker thread. Thread-safe.
 */
public interface LedgerWriter {

    /** Writes the records that follow the partition's committed position, or says where to read on. */
    KafkaResult write(Batch.KafkaBatch batch);

    /**
     * Writes the events of a request.
     *
     * @return one outcome per submission, in their order
     * @throws LedgerUnavailable nothing was written
     */
    List<Outcome> write(Batch.HttpBatch batch);

    /** Judges the year of {@code effectiveAt} again. The same event written twice has effect once. */
    void write(Batch.ProfileChange change);

    /** Opens the year where it is not open yet. */
    void write(Batch.YearOpening opening);
}

package dev.pipl.crossborder.ledger;

import java.util.List;

/** What became of a batch of records. */
public sealed interface KafkaResult {

    /** The partition's position after the batch, or where to read on. */
    long next();

    /**
     * Committed.
     *
     * @param outcomes of the submissions at or after the position the ledger had; earlier ones were written before
     */
    record Written(long next, List<Outcome> outcomes) implements KafkaResult {}

    /** Refused: the batch does not continue from the ledger's position. Another reader had the partition meanwhile. */
    record SeekTo(long next) implements KafkaResult {}

    /** Refused: the ledger's position belongs to another topic of the same name. */
    record TopicReplaced(long next) implements KafkaResult {}
}

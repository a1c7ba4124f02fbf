package dev.pipl.crossborder.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the ledger writes in one transaction, by the entry it came through. */
public sealed interface Batch {

    /**
     * The records of one partition in one poll.
     *
     * @param topicId the topic's identity in the broker; a topic created anew under the same name is another topic
     * @param position the reader's own position before the batch: the offset after the last record it saw before
     * @param next the reader's position after the batch
     * @param submissions in offset order, each with {@link Coordinates.KafkaRecord}
     */
    record KafkaBatch(
            String topic, UUID topicId, int partition, long position, long next, List<? extends Submission> submissions)
            implements Batch {
        public KafkaBatch {
            submissions = List.copyOf(submissions);
        }
    }

    /** The events of one request, in the order sent. */
    record HttpBatch(String requestId, List<? extends Submission> submissions) implements Batch {
        public HttpBatch {
            submissions = List.copyOf(submissions);
        }
    }

    /**
     * The registry says that a handler's facts changed.
     *
     * @param eventId the registry's event
     * @param handler the facts in effect at {@code effectiveAt}
     * @param effectiveAt when they came, or come, into effect: decides the year that is judged again
     */
    record ProfileChange(String eventId, HandlerSnapshot handler, Instant effectiveAt) implements Batch {}

    /** The calendar opens a year for a handler; without effect where the year is open already. */
    record YearOpening(HandlerSnapshot handler, int year, Instant openedAt) implements Batch {}
}

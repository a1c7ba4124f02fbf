package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
     * @param effectiveAt when they came, or come, into effect: decides the first year that is judged again
     * @param lastYear no later one is
     */
    record ProfileChange(String eventId, HandlerSnapshot handler, Instant effectiveAt, int lastYear) implements Batch {

        /** One that holds for all later years too. */
        public ProfileChange(String eventId, HandlerSnapshot handler, Instant effectiveAt) {
            this(eventId, handler, effectiveAt, Integer.MAX_VALUE);
        }
    }

    /** The calendar opens a year for a handler; without effect where the year is open already. */
    record YearOpening(HandlerSnapshot handler, int year, Instant openedAt) implements Batch {}

    /**
     * A second person approved that an event never happened, or happened otherwise. It counts nobody from here on, whether
     * it is recorded already or comes later.
     *
     * @param correctionId the same correction written twice has effect once
     */
    record VoidApproved(
            String correctionId,
            EventIdentity voided,
            String reason,
            String evidence,
            String approvedBy,
            Instant approvedAt)
            implements Batch {}

    /**
     * A person decided on a claimed exemption ground, for all transfers of the handler that claim it with that evidence,
     * past and later.
     *
     * @param decisionId the same decision written twice has effect once
     * @param honoured true: claims that waited for approval no longer count. False: the ground was not met and what was
     *     sent on it counts
     * @param from transfers of this Beijing day and later only, as when a ground ceased; empty for all
     */
    record GroundDecided(
            String decisionId,
            String handlerId,
            ExemptionGround ground,
            String evidence,
            boolean honoured,
            Optional<LocalDate> from,
            String reason,
            String decidedBy,
            Instant decidedAt)
            implements Batch {}

    /**
     * A second person confirmed that the route of a year follows its corrected counts.
     *
     * @param reviewId the same review written twice has effect once
     */
    record RouteReviewed(
            String reviewId,
            String handlerId,
            int year,
            String reason,
            String evidence,
            String decidedBy,
            Instant decidedAt)
            implements Batch {}

    /**
     * Newer rules are in force for a handler's year.
     *
     * @param eventId the same change written twice has effect once
     * @param effectiveAt since when, within the year
     */
    record RuleChanged(String eventId, String handlerId, int year, String ruleVersion, Instant effectiveAt)
            implements Batch {}

    /**
     * Part of what a successor takes over of a predecessor's year.
     *
     * @param part counts the parts from 0; the same part written twice has effect once
     * @param successor the successor's facts in effect at {@code effectiveAt}
     * @param sinceSequence a row of the successor's year that was there before the first part
     */
    record TakeOver(
            String successionId,
            String predecessorId,
            long predecessorSequence,
            int year,
            int part,
            PredecessorYear.Part content,
            List<String> tokenKeyIds,
            Instant effectiveAt,
            HandlerSnapshot successor,
            long sinceSequence)
            implements Batch {
        public TakeOver {
            tokenKeyIds = List.copyOf(tokenKeyIds);
        }
    }
}

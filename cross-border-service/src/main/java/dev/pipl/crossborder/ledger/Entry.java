package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One thing recorded in a ledger row. */
public sealed interface Entry {

    /** An entry that came as an event of a pipeline and has an identity. */
    sealed interface Recorded extends Entry {
        EventIdentity identity();

        ContentHash content();

        Instant receivedAt();

        /** Kafka offset, or index in the request. */
        long position();
    }

    /**
     * A transfer, with every field of its data except the tokens.
     *
     * @param data the event's {@code data} as JSON, without the token lists and without {@code occurredAt}
     * @param occurredAtText {@code data.occurredAt} as the pipeline wrote it
     * @param statutoryDuty whether a public body sent it to fulfil a statutory duty
     */
    record Transfer(
            EventIdentity identity,
            ContentHash content,
            Instant receivedAt,
            long position,
            Instant occurredAt,
            String occurredAtText,
            String data,
            HandlerSnapshot handler,
            RecipientSnapshot recipient,
            Counting counting,
            boolean importantData,
            boolean statutoryDuty,
            Optional<DeclaredCounts> declaredCounts,
            Optional<String> tokenKeyId,
            Persons persons)
            implements Recorded {}

    /**
     * Whether a transfer counts, and why.
     *
     * @param ground the ground claimed, if one was
     * @param outcome of the provision on that ground, kebab-case; {@code no-ground-claimed} without one
     * @param provision the provision that honoured or refused the ground, empty without one
     * @param evidence the evidence of the ground, empty without one
     */
    record Counting(
            boolean counted, Optional<ExemptionGround> ground, String outcome, String provision, String evidence) {
        static final Counting PLAIN = new Counting(true, Optional.empty(), "no-ground-claimed", "", "");
    }

    /** A void as proposed: recorded, without effect. */
    record VoidProposal(
            EventIdentity identity,
            ContentHash content,
            Instant receivedAt,
            long position,
            String voidedSource,
            String voidedEventId,
            String reason,
            String evidence)
            implements Recorded {}

    /**
     * A void that a second person approved: the event it names counts nobody from here on, whether it came before or
     * comes later.
     */
    record VoidApproval(EventIdentity voided, String reason, String evidence, String approvedBy, Instant approvedAt)
            implements Entry {}

    /** The handler's facts changed; the year was judged again. */
    record Profile(String eventId, HandlerSnapshot handler, Instant effectiveAt) implements Entry {}

    /** The year began, after another one. */
    record Opening(String eventId, int previousYear, Route previousRoute, Instant openedAt) implements Entry {}

    /**
     * A person decided on a claimed ground: whether the year's transfers that claim it with that evidence count.
     *
     * @param from transfers of this Beijing day and later only; empty for all
     * @param takenOver whether the decision was made before the year had any such transfer, and stands here so that the
     *     year can be recounted by itself
     */
    record GroundDecided(
            String decisionId,
            ExemptionGround ground,
            String evidence,
            boolean honoured,
            Optional<LocalDate> from,
            String reason,
            String decidedBy,
            Instant decidedAt,
            boolean takenOver)
            implements Entry {}

    /** A person confirmed that the year's route follows its corrected counts. */
    record RouteReview(String reviewId, String reason, String evidence, String decidedBy, Instant decidedAt)
            implements Entry {}

    /** Newer rules came into force; the year was judged by them. */
    record RuleChange(String eventId, String ruleVersion, Instant effectiveAt) implements Entry {}

    /**
     * Part of what a successor took over of a predecessor's year: persons, or a number where they cannot be told apart.
     *
     * @param predecessorSequence the row of the predecessor's year up to which it was taken over
     * @param part counts the parts of the succession from 0
     * @param counted whether they count, or were sent on honoured grounds
     * @param tokenKeyIds the token keys under which the predecessor's pipelines named persons
     */
    record TakeOver(
            String successionId,
            String predecessorId,
            long predecessorSequence,
            int part,
            Instant effectiveAt,
            HandlerSnapshot handler,
            boolean counted,
            Optional<DeclaredCounts> declared,
            List<String> tokenKeyIds,
            Persons persons)
            implements Entry {}
}

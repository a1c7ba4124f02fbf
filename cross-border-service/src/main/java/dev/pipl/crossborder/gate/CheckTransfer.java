package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.condition.Conditions;
import dev.pipl.crossborder.condition.ConditionsVerdict;
import dev.pipl.crossborder.condition.JudgeConditions;
import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.ProspectiveCounts;
import dev.pipl.crossborder.ledger.ProspectiveCounts.Projected;
import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.events.EventIds;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.SubjectClass;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Decides a question of the gate; what is kept of it is the caller's to write. Blocking; thread-safe. */
public final class CheckTransfer {

    private final TransferRecords records;
    private final ProspectiveCounts counts;
    private final JudgeConditions judge;
    private final HeldForReview review;
    private final Clock clock;
    private final Clock machineClock;
    private final Duration holding;
    private final long heldPersonsMax;

    /**
     * @param machineClock tells when a reservation expires
     * @param holding how long a reservation holds
     * @param heldPersonsMax how many persons may be held for one handler and year at a time; technical
     */
    public CheckTransfer(
            TransferRecords records,
            ProspectiveCounts counts,
            JudgeConditions judge,
            HeldForReview review,
            Clock clock,
            Clock machineClock,
            Duration holding,
            long heldPersonsMax) {
        this.records = records;
        this.counts = counts;
        this.judge = judge;
        this.review = review;
        this.clock = clock;
        this.machineClock = machineClock;
        this.holding = holding;
        this.heldPersonsMax = heldPersonsMax;
    }

    /**
     * A question made ready: everything about it that no reservation can change.
     *
     * @param prospect what the transfer would add
     */
    public record Prepared(
            GateQuestion question,
            Recipient recipient,
            TransferFile file,
            TransferRecords.OnRecord onRecord,
            Prospect prospect) {}

    /**
     * Reads what is on record.
     *
     * @param standing of the handler's gate, looked at for this question
     * @throws Refusal 409 {@code year-closed}, 422 {@code recipient-unknown}
     * @throws LedgerUnavailable no answer now
     */
    public Prepared prepare(GateQuestion question, GateStanding standing) {
        OutboundTransfer transfer = question.transfer();
        RecordsOfHandler about = records.about(question.handlerId(), standing.recordChanges());
        Recipient recipient = about.recipient(transfer.recipientId())
                .orElseThrow(() -> new Refusal(RecipientProblem.RECIPIENT_UNKNOWN));
        Persons persons = counts.persons(transfer).orElseThrow(() -> new Refusal(RejectionCode.YEAR_CLOSED));
        TransferFile sent = TransferFile.of(
                transfer.dataWithoutTokens(), transfer.occurredAt(), question.handler(), recipient, carries(transfer));
        TransferRecords.Filed filed = records.of(question.handlerId(), about, sent, recipient);
        TransferFile file = filed.file();
        TransferRecords.OnRecord onRecord = filed.onRecord();
        boolean isExempt = judge.isExempt(file, onRecord.isGroundApproved(), onRecord.zoneListing());
        Prospect prospect = new Prospect(persons, transfer.declaredCounts(), transfer.occurredAt(), !isExempt);
        return new Prepared(question, recipient, file, onRecord, prospect);
    }

    /**
     * Decides.
     *
     * @throws RuleNotInForce no threshold was in force on the transfer's day
     * @throws Refusal 409 where more would be held than may be
     * @throws LedgerUnavailable no answer now
     */
    public GateCheck decide(Prepared prepared, GateStanding standing) {
        GateQuestion question = prepared.question();
        Projected projected = counts.project(
                question.handlerId(),
                question.year(),
                standing.turn(),
                standing.held().transfers(),
                prepared.prospect());
        ConditionsVerdict verdict = review.judge(
                judge.judge(prepared.file(), conditions(prepared.onRecord(), projected)),
                prepared.onRecord().holds());
        Decision wouldDecide = verdict.denies() ? Decision.DENY : Decision.ALLOW;
        Decision decision = standing.mode() == GateMode.WARN ? Decision.ALLOW : wouldDecide;
        boolean isHeld = question.reserve() && !question.dryRun() && decision == Decision.ALLOW;
        return new GateCheck(
                EventIds.random(),
                question.handlerId(),
                prepared.recipient().id(),
                prepared.file().purpose(),
                question.year(),
                clock.instant(),
                prepared.file().occurredAt(),
                standing.mode(),
                decision,
                wouldDecide,
                verdict,
                projected.sequence(),
                projected.counts(),
                isHeld ? Optional.of(reservation(prepared, standing)) : Optional.empty());
    }

    private Reservation reservation(Prepared prepared, GateStanding standing) {
        if (standing.held().transfers().persons()
                        + prepared.prospect().persons().size()
                > heldPersonsMax) {
            throw new Refusal(GateProblem.RESERVATIONS_EXHAUSTED);
        }
        return new Reservation(
                EventIds.random(),
                prepared.question().handlerId(),
                prepared.question().year(),
                machineClock.instant().plus(holding),
                prepared.prospect());
    }

    private static Conditions conditions(TransferRecords.OnRecord onRecord, Projected projected) {
        return new Conditions(
                projected.figures(),
                onRecord.earlierYears(),
                onRecord.mechanisms(),
                onRecord.isBarred(),
                onRecord.restrictions(),
                onRecord.approvals(),
                onRecord.notices(),
                onRecord.assessments(),
                onRecord.isGroundApproved(),
                onRecord.zoneListing());
    }

    private static Set<SubjectClass> carries(OutboundTransfer transfer) {
        Set<SubjectClass> carries = EnumSet.noneOf(SubjectClass.class);
        if (!transfer.nonSensitiveTokens().isEmpty()
                || transfer.declaredCounts()
                        .filter(counts -> counts.nonSensitive() > 0)
                        .isPresent()) {
            carries.add(SubjectClass.NON_SENSITIVE);
        }
        if (!transfer.sensitiveTokens().isEmpty()
                || transfer.declaredCounts()
                        .filter(counts -> counts.sensitive() > 0)
                        .isPresent()) {
            carries.add(SubjectClass.SENSITIVE);
        }
        return carries;
    }
}

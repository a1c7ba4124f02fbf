package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.screening.ProposeApproval;
import dev.pipl.crossborder.screening.RecordedApproval;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Puts approvals on record and lets a second person check them. */
@ApplicationScoped
public class ApprovalCommands {

    private final JdbcCommands transactions;
    private final PgAuthorityApprovals approvals;
    private final Recipients recipients;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final ProposeApproval propose = new ProposeApproval(Provisions.load());

    ApprovalCommands(
            JdbcCommands transactions,
            PgAuthorityApprovals approvals,
            Recipients recipients,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.approvals = approvals;
        this.recipients = recipients;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer propose(Caller caller, String handlerId, ApprovalForm form, Optional<CommandKey> key) {
        ProposeApproval.Statement said = form.statement();
        propose.checkForm(said);
        Recipient recipient = recipients
                .find(said.recipientId())
                .filter(found -> found.handlerId().equals(handlerId))
                .orElseThrow(() -> new Refusal(RecipientProblem.RECIPIENT_UNKNOWN));
        return transactions.once(key, transaction -> {
            RecordedApproval approval =
                    propose.propose(EventIds.random(), recipient, said, caller.subject(), clock.instant());
            approvals.insert(transaction, approval);
            ApprovalView view = ApprovalView.of(approval);
            trail.add(
                    transaction,
                    TrailEntry.by(
                                    caller,
                                    approval.createdAt(),
                                    "propose-authority-approval",
                                    "authority-approval",
                                    approval.id())
                            .of(handlerId)
                            .changing(null, EventJson.mapper().valueToTree(view)));
            return answers.created(
                    "/authority-approvals/" + approval.id(), new EntityVersion(approval.version()).tag(), view);
        });
    }

    /** The second person's decision. */
    Answer decide(
            Caller caller, String id, RecordedApproval.State to, Optional<String> reason, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            RecordedApproval before = approvals
                    .lock(transaction, id)
                    .orElseThrow(() -> new Refusal(ScreeningProblem.AUTHORITY_APPROVAL_UNKNOWN));
            caller.requireOtherThan(before.proposedBy());
            RecordedApproval after =
                    before.decided(to, new RecordedApproval.Decision(clock.instant(), caller.subject(), reason));
            approvals.decide(transaction, after);
            String action = to == RecordedApproval.State.CONFIRMED ? "confirm" : "refuse";
            trail.add(
                    transaction,
                    TrailEntry.by(caller, clock.instant(), action + "-authority-approval", "authority-approval", id)
                            .of(before.handlerId())
                            .changing(
                                    EventJson.mapper().valueToTree(ApprovalView.of(before)),
                                    EventJson.mapper().valueToTree(ApprovalView.of(after)))
                            .because(reason.orElse(null)));
            return answers.ok(ApprovalView.of(after));
        });
    }
}

package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionProblem;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.correction.DecideCorrection;
import dev.pipl.crossborder.correction.ProposeCorrection;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.correction.CorrectionRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Proposes and decides corrections. An approval is on record before the ledger is touched, so that it is never lost. */
@ApplicationScoped
public class CorrectionCommands {

    private static final Logger LOG = Logger.getLogger(CorrectionCommands.class);

    private final JdbcCommands transactions;
    private final FinishCorrections finish;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final ProposeCorrection propose;
    private final DecideCorrection decide;

    CorrectionCommands(
            JdbcCommands transactions,
            FinishCorrections finish,
            LedgerReader ledger,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.finish = finish;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
        this.propose = new ProposeCorrection(CorrectionRules.of(Provisions.load()), ledger);
        this.decide = new DecideCorrection(propose);
    }

    Answer propose(Caller caller, String handlerId, CorrectionForm form, Optional<CommandKey> key) {
        Correction correction =
                propose.judge(EventIds.random(), handlerId, form.statement(), caller.subject(), clock.instant());
        return transactions.once(key, transaction -> {
            PgCorrections.lock(transaction, handlerId);
            PgCorrections.takeIn(transaction, handlerId);
            ProposeCorrection.requireAlone(correction, PgCorrections.alike(transaction, correction));
            PgCorrections.insert(transaction, correction);
            CorrectionView view = CorrectionView.of(correction);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, clock.instant(), "propose-correction", "correction", correction.id())
                            .of(handlerId)
                            .changing(null, EventJson.mapper().valueToTree(view))
                            .because(correction.reason()));
            return answers.created(
                    "/corrections/" + correction.id(), new EntityVersion(correction.version()).tag(), view);
        });
    }

    /** The second person approves; the ledger has it when this returns, or has it soon. */
    Correction approve(
            Caller caller,
            String id,
            String ifMatch,
            String reason,
            Optional<CorrectionReason> classified,
            Optional<CommandKey> key) {
        transactions.once(key, transaction -> {
            Correction before = forDecision(transaction, id);
            caller.requireOtherThan(before.proposedBy());
            if (!before.isApprovedBy(caller.subject())) {
                requireMatch(before, ifMatch);
                List<Correction> others = PgCorrections.alike(transaction, before);
                store(
                        transaction,
                        caller,
                        "approve-correction",
                        before,
                        decide.approve(before, others, classified, decision(caller, reason)));
            }
            return answers.ok(CorrectionView.of(before));
        });
        Correction approved = read(id);
        if (approved.state() != CorrectionState.APPROVED) {
            return approved;
        }
        try {
            finish.finish(approved);
        } catch (LedgerUnavailable later) {
            LOG.warnf("The approved correction %s is applied later: %s", id, later.getMessage());
        }
        return read(id);
    }

    /** The second person refuses. */
    Correction refuse(Caller caller, String id, String ifMatch, String reason, Optional<CommandKey> key) {
        transactions.once(key, transaction -> {
            Correction before = forDecision(transaction, id);
            caller.requireOtherThan(before.proposedBy());
            requireMatch(before, ifMatch);
            store(transaction, caller, "refuse-correction", before, decide.refuse(before, decision(caller, reason)));
            return answers.ok(CorrectionView.of(before));
        });
        return read(id);
    }

    /** @throws Refusal 404 {@code correction-unknown} */
    String owner(String id) {
        return transactions
                .inTransaction(connection -> PgCorrections.owner(connection, id))
                .orElseThrow(() -> new Refusal(CorrectionProblem.CORRECTION_UNKNOWN));
    }

    Correction read(String id) {
        return transactions.inTransaction(connection -> {
            Optional<String> owner = PgCorrections.owner(connection, id);
            if (owner.isPresent()) {
                PgCorrections.takeIn(connection, owner.get());
            }
            return PgCorrections.find(connection, id)
                    .orElseThrow(() -> new Refusal(CorrectionProblem.CORRECTION_UNKNOWN));
        });
    }

    List<Placed<Correction>> list(String handlerId, String state, long after, int limit) {
        return transactions.inTransaction(connection -> {
            PgCorrections.takeIn(connection, handlerId);
            return PgCorrections.list(connection, handlerId, state, after, limit);
        });
    }

    private static Correction forDecision(Connection transaction, String id) throws SQLException {
        Optional<String> owner = PgCorrections.owner(transaction, id);
        if (owner.isPresent()) {
            PgCorrections.lock(transaction, owner.get());
            PgCorrections.takeIn(transaction, owner.get());
        }
        return PgCorrections.find(transaction, id).orElseThrow(() -> new Refusal(CorrectionProblem.CORRECTION_UNKNOWN));
    }

    /** A caller who names the version he decided on gets 412 when it is another one. */
    private static void requireMatch(Correction correction, String ifMatch) {
        if (ifMatch != null) {
            new EntityVersion(correction.version()).requireMatch(ifMatch);
        }
    }

    private void store(Connection transaction, Caller caller, String action, Correction before, Correction after)
            throws SQLException {
        if (!PgCorrections.update(transaction, after)) {
            throw new Refusal(CorrectionProblem.CORRECTION_DECIDED);
        }
        trail.add(
                transaction,
                TrailEntry.by(caller, clock.instant(), action, "correction", after.id())
                        .of(after.handlerId())
                        .changing(
                                EventJson.mapper().valueToTree(CorrectionView.of(before)),
                                EventJson.mapper().valueToTree(CorrectionView.of(after)))
                        .because(after.decision().orElseThrow().reason()));
    }

    private Correction.Decision decision(Caller caller, String reason) {
        return new Correction.Decision(caller.subject(), clock.instant(), reason);
    }
}

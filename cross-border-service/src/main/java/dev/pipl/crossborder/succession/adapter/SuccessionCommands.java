package dev.pipl.crossborder.succession.adapter;

import dev.pipl.crossborder.ledger.YearKeys;
import dev.pipl.crossborder.succession.Succession;
import dev.pipl.crossborder.succession.SuccessionProblem;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Proposes and decides successions: row, trail and idempotency key in one transaction. */
@ApplicationScoped
class SuccessionCommands {

    private final PgSuccessions successions;
    private final YearKeys keys;
    private final JdbcCommands transactions;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;

    SuccessionCommands(
            PgSuccessions successions,
            YearKeys keys,
            JdbcCommands transactions,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.successions = successions;
        this.keys = keys;
        this.transactions = transactions;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer propose(
            Caller caller,
            String predecessorId,
            String successorId,
            LocalDate effectiveOn,
            Succession.Kind kind,
            String evidence,
            Optional<CommandKey> key) {
        if (keys.of(effectiveOn.getYear()).isEmpty()) {
            throw new Refusal(SuccessionProblem.SUCCESSION_YEAR_CLOSED);
        }
        return transactions.once(key, transaction -> {
            requireNone(transaction, predecessorId, successorId);
            Succession proposed = new Succession(
                    EventIds.random(),
                    predecessorId,
                    successorId,
                    effectiveOn,
                    kind,
                    evidence,
                    caller.subject(),
                    clock.instant(),
                    Succession.State.PROPOSED,
                    null,
                    null,
                    null,
                    null);
            keep(transaction, caller, "propose-succession", proposed);
            return answers.created("/successions/" + proposed.id(), null, SuccessionView.of(proposed));
        });
    }

    Answer approve(Caller caller, String id, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            Succession proposed = locked(transaction, id);
            caller.requireOtherThan(proposed.proposedBy());
            Succession approved = proposed.approved(caller.subject(), clock.instant());
            keep(transaction, caller, "approve-succession", approved);
            return answers.ok(SuccessionView.of(approved));
        });
    }

    Answer refuse(Caller caller, String id, String reason, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            Succession proposed = locked(transaction, id);
            caller.requireOtherThan(proposed.proposedBy());
            Succession refused = proposed.refused(caller.subject(), clock.instant(), reason);
            keep(transaction, caller, "refuse-succession", refused);
            return answers.ok(SuccessionView.of(refused));
        });
    }

    SuccessionView read(String id) {
        return SuccessionView.of(transactions
                .inTransaction(transaction -> successions.find(transaction, id))
                .orElseThrow(() -> new Refusal(SuccessionProblem.SUCCESSION_UNKNOWN)));
    }

    private Succession locked(Connection transaction, String id) throws SQLException {
        return successions.lock(transaction, id).orElseThrow(() -> new Refusal(SuccessionProblem.SUCCESSION_UNKNOWN));
    }

    /** One that is done may be recorded again: it then takes over what the predecessor's ledger got since. */
    private void requireNone(Connection transaction, String predecessorId, String successorId) throws SQLException {
        for (Succession other : successions.ofPredecessor(transaction, predecessorId)) {
            boolean isSamePair = other.successorId().equals(successorId);
            if (isSamePair && other.state() != Succession.State.DONE) {
                throw new Refusal(SuccessionProblem.SUCCESSION_UNDER_WAY);
            }
            if (!isSamePair && other.kind() == Succession.Kind.MERGER) {
                throw new Refusal(SuccessionProblem.PREDECESSOR_MERGED_ALREADY);
            }
        }
    }

    private void keep(Connection transaction, Caller caller, String action, Succession succession) throws SQLException {
        successions.keep(transaction, succession);
        trail.add(
                transaction,
                TrailEntry.by(caller, clock.instant(), action, "succession", succession.id())
                        .of(succession.successorId())
                        .changing(null, EventJson.mapper().valueToTree(succession))
                        .because(succession.evidence()));
    }
}

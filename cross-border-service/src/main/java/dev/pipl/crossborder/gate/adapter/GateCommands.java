package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.CheckTransfer;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateProblem;
import dev.pipl.crossborder.gate.GateQuestion;
import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the gate and keeps its answer. Who reserves decides by a state of the handler's reservations that must still be
 * the newest when his own is added; whoever comes second decides again. No connection is held while counting, so that the
 * ledger's writers never wait for one that waits for them.
 */
@ApplicationScoped
public class GateCommands {

    /** Technical: as often as this another instance may be faster. */
    private static final int ATTEMPTS_MAX = 20;

    private static final int STRIPES = 256;

    private final CheckTransfer gate;
    private final PgReservations reservations;
    private final JdbcCommands commands;
    private final Commands answers;
    /** Within one process the second waits instead of deciding twice. */
    private final ReentrantLock[] turns = new ReentrantLock[STRIPES];

    GateCommands(CheckTransfer gate, PgReservations reservations, JdbcCommands commands, Commands answers) {
        this.gate = gate;
        this.reservations = reservations;
        this.commands = commands;
        this.answers = answers;
        Arrays.setAll(turns, stripe -> new ReentrantLock());
    }

    Answer check(Caller caller, GateQuestion question, Optional<CommandKey> key) {
        GateStanding standing = standing(question);
        CheckTransfer.Prepared prepared = gate.prepare(question, standing);
        if (question.dryRun()) {
            return answer(gate.decide(prepared, standing));
        }
        if (!question.reserve()) {
            return keeping(caller, gate.decide(prepared, standing), key);
        }
        ReentrantLock turn = turns[Math.floorMod(question.handlerId().hashCode(), STRIPES)];
        turn.lock();
        try {
            return reserving(caller, prepared, key);
        } finally {
            turn.unlock();
        }
    }

    private Answer keeping(Caller caller, GateCheck check, Optional<CommandKey> key) {
        JdbcCommands.Work<Answer> keep = connection -> {
            PgGateChecks.insert(connection, check, caller.subject());
            return answer(check);
        };
        return key.isPresent() ? commands.once(key, keep) : commands.inOneStatement(keep);
    }

    private Answer reserving(Caller caller, CheckTransfer.Prepared prepared, Optional<CommandKey> key) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            GateStanding standing = standing(prepared.question());
            GateCheck check = gate.decide(prepared, standing);
            try {
                return commands.once(key, transaction -> {
                    hold(transaction, check, standing.version());
                    PgGateChecks.insert(transaction, check, caller.subject());
                    return answer(check);
                });
            } catch (Overtaken e) {
                continue;
            }
        }
        throw new Refusal(GateProblem.RESERVATIONS_CONTENDED);
    }

    private void hold(Connection transaction, GateCheck check, long versionSeen) throws SQLException {
        if (check.reservation().isPresent()
                && !reservations.add(
                        transaction, check.reservation().get(), check.id(), check.checkedAt(), versionSeen)) {
            throw new Overtaken();
        }
    }

    private GateStanding standing(GateQuestion question) {
        return reservations.standing(question.handlerId(), question.year());
    }

    private Answer answer(GateCheck check) {
        return answers.ok(GateViews.Check.of(check));
    }

    /** Somebody else reserved in between. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("somebody else reserved in between", null, false, false);
        }
    }
}

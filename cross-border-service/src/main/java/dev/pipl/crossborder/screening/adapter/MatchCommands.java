package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Keeps what a person decided about a match. */
@ApplicationScoped
public class MatchCommands {

    private final JdbcCommands transactions;
    private final PgScreeningMatches matches;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;

    MatchCommands(
            JdbcCommands transactions, PgScreeningMatches matches, JdbcTrail trail, Commands answers, Clock clock) {
        this.transactions = transactions;
        this.matches = matches;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer decide(Caller caller, String id, ScreeningMatch.State to, String reason, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            ScreeningMatch before = matches.lock(transaction, id)
                    .orElseThrow(() -> new Refusal(ScreeningProblem.SCREENING_MATCH_UNKNOWN));
            if (!before.isForHandler()) {
                caller.requireRole(Role.OPERATOR, Role.REGULATOR);
            }
            if (before.isOwnCause(to, caller.subject())) {
                throw new Refusal(CommonProblem.SECOND_PERSON_REQUIRED);
            }
            Instant now = clock.instant();
            ScreeningMatch after = before.decided(to, new ScreeningMatch.Decision(now, caller.subject(), reason));
            matches.decide(transaction, after);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "decide-screening-match", "screening-match", id)
                            .of(before.handlerId())
                            .changing(
                                    EventJson.mapper().valueToTree(MatchView.of(before)),
                                    EventJson.mapper().valueToTree(MatchView.of(after)))
                            .because(reason));
            return answers.ok(MatchView.of(after));
        });
    }
}

package dev.pipl.crossborder.rejudging.adapter;

import dev.pipl.crossborder.rejudging.Difference;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.crossborder.rejudging.RejudgingProblem;
import dev.pipl.crossborder.rejudging.Supposed;
import dev.pipl.crossborder.rejudging.SupposedLaw;
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
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Orders re-judgings. */
@ApplicationScoped
class RejudgingCommands {

    private final PgRejudgings rejudgings;
    private final JdbcCommands transactions;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final SupposedLaw law = new SupposedLaw(Provisions.load());

    RejudgingCommands(
            PgRejudgings rejudgings, JdbcCommands transactions, JdbcTrail trail, Commands answers, Clock clock) {
        this.rejudgings = rejudgings;
        this.transactions = transactions;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer rehearse(
            Caller caller, int year, List<Supposed> supposed, List<String> handlerIds, Optional<CommandKey> key) {
        // Whatever the law cannot be amended to is refused before anything is ordered.
        RouteTable amended = law.with(supposed);
        return transactions.once(key, transaction -> {
            Rejudging ordered = order(
                    transaction, Rejudging.Kind.REHEARSAL, year, supposed, null, null, handlerIds, caller.subject());
            TrailEntry entry = TrailEntry.by(caller, clock.instant(), "rehearse-rejudging", "rejudging", ordered.id());
            trail.add(transaction, entry.changing(null, EventJson.mapper().valueToTree(ordered)));
            return answers.created("/rejudgings/" + ordered.id(), null, RejudgingViews.View.of(ordered));
        });
    }

    Answer apply(Caller caller, int year, List<String> handlerIds, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            Rejudging ordered = application(transaction, year, handlerIds, caller.subject());
            TrailEntry entry = TrailEntry.by(caller, clock.instant(), "apply-rejudging", "rejudging", ordered.id());
            trail.add(transaction, entry.changing(null, EventJson.mapper().valueToTree(ordered)));
            return answers.created("/rejudgings/" + ordered.id(), null, RejudgingViews.View.of(ordered));
        });
    }

    /** Orders that the year be judged by the rules of today, or of its last day. */
    Rejudging application(Connection transaction, int year, List<String> handlerIds, String by) throws SQLException {
        LocalDate today = BeijingCalendar.today(clock);
        LocalDate on = year < today.getYear() ? LocalDate.of(year, 12, 31) : today;
        try {
            RouteTable table = law.asItIs();
            return order(
                    transaction,
                    Rejudging.Kind.APPLICATION,
                    year,
                    List.of(),
                    table.ruleVersion(on),
                    table.ruleInForce(on),
                    handlerIds,
                    by);
        } catch (RuleNotInForce notYet) {
            throw new Refusal(RejudgingProblem.NOTHING_NEW_IN_FORCE);
        }
    }

    Rejudging read(String id) {
        return transactions
                .inTransaction(transaction -> rejudgings.find(transaction, id))
                .orElseThrow(() -> new Refusal(RejudgingProblem.REJUDGING_UNKNOWN));
    }

    List<Difference> differences(String id, String afterHandlerId, int limit) {
        read(id);
        return transactions.inTransaction(
                transaction -> rejudgings.differences(transaction, id, afterHandlerId, limit));
    }

    private Rejudging order(
            Connection transaction,
            Rejudging.Kind kind,
            int year,
            List<Supposed> supposed,
            String ruleVersion,
            LocalDate ruleInForce,
            List<String> handlerIds,
            String by)
            throws SQLException {
        Rejudging ordered = new Rejudging(
                EventIds.random(),
                kind,
                year,
                supposed,
                ruleVersion,
                ruleInForce,
                handlerIds,
                by,
                clock.instant(),
                Rejudging.State.RUNNING,
                rejudgings.handlers(transaction, year, handlerIds),
                0,
                null,
                null,
                null);
        rejudgings.keep(transaction, ordered);
        return ordered;
    }
}

package dev.pipl.crossborder.rejudging.adapter;

import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Orders, on the day a rule comes into force, that the running year be judged by it. Which rules were in force when the
 * platform was first started is only noted.
 */
@ApplicationScoped
class RuleCalendar {

    private static final Logger LOG = Logger.getLogger(RuleCalendar.class);
    private static final String SELF = "service:cross-border";

    private final PgRejudgings rejudgings;
    private final RejudgingCommands commands;
    private final JdbcCommands transactions;
    private final JdbcTrail trail;
    private final Clock clock;
    private final HeldUp<String> all = new HeldUp<>(LOG, "Looking for new %s");
    private final RouteTable table = RouteTable.of(Provisions.load());

    RuleCalendar(
            PgRejudgings rejudgings,
            RejudgingCommands commands,
            JdbcCommands transactions,
            JdbcTrail trail,
            Clock clock) {
        this.rejudgings = rejudgings;
        this.commands = commands;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.rule-calendar.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        all.attempt(
                "rules",
                () -> transactions.inTransaction(transaction -> {
                    look(transaction);
                    return null;
                }));
    }

    private void look(Connection transaction) throws SQLException {
        // Two instances that look at the same moment would both order it.
        if (!WorkTurn.take(transaction, "rule-calendar")) {
            return;
        }
        // Under a clock that was ahead the older rules would come into force again and again.
        if (rejudgings.isAheadOf(transaction, clock.instant())) {
            return;
        }
        LocalDate today = BeijingCalendar.today(clock);
        String version = table.ruleVersion(today);
        Optional<String> before = rejudgings.appliedVersion(transaction);
        if (before.equals(Optional.of(version)) || !rejudgings.applied(transaction, version, clock.instant())) {
            return;
        }
        if (before.isPresent()) {
            String id = commands.application(transaction, today.getYear(), null, SELF)
                    .id();
            trail.add(
                    transaction,
                    TrailEntry.byService("cross-border", clock.instant(), "apply-rejudging", "rejudging", id));
            LOG.infof("The rules %s came into force; the year is judged by them", version);
        }
    }
}

package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.ledger.adapter.LedgerSettings;
import dev.pipl.crossborder.ledger.adapter.YearFollower;
import dev.pipl.crossborder.outlook.ApproachAlerts;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Warns soon after a count has come near a limit, each warning once. */
@ApplicationScoped
public class WatchLimits {

    private static final Logger LOG = Logger.getLogger(WatchLimits.class);
    private static final URI SOURCE = URI.create("/cross-border");
    /** Technical: in one transaction; the next round takes the rest. */
    private static final int YEARS_AT_ONCE = 500;

    /** So that two instances that look at the same years wait for each other, and never both at once. */
    private static final Comparator<HandlerYear> ORDER =
            Comparator.comparing(HandlerYear::handlerId).thenComparing(HandlerYear::year);

    private final YearFollower follower;
    private final LedgerReader ledger;
    private final ApproachAlerts alerts;
    private final JdbcAlertOnce once;
    private final JdbcCommands commands;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    WatchLimits(
            Ledger ledger,
            DataSource database,
            ApproachAlerts alerts,
            JdbcAlertOnce once,
            JdbcCommands commands,
            LedgerSettings settings,
            Clock clock) {
        this.follower = new YearFollower(ledger, database, clock, "outlook", settings.leftBehindAfter());
        this.ledger = ledger.reader();
        this.alerts = alerts;
        this.once = once;
        this.commands = commands;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(every = "${pipl.outlook.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        try {
            List<HandlerYear> years =
                    follower.take(YEARS_AT_ONCE).stream().sorted(ORDER).toList();
            if (!years.isEmpty()) {
                look(years);
            }
        } catch (SQLException | LedgerUnavailable | Refusal e) {
            LOG.warnf("Warnings wait: %s", e.getMessage());
        }
    }

    /** A year that cannot be looked at waits, and keeps no other waiting. */
    private void look(List<HandlerYear> years) {
        Instant now = clock.instant();
        List<Looked> looked = new ArrayList<>();
        for (HandlerYear year : years) {
            try {
                looked.add(look(year, now));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Warnings for handler %s wait", year.handlerId());
                follower.giveBack(List.of(year));
            }
        }
        try {
            commands.inTransaction(transaction -> {
                for (Looked each : looked) {
                    warn(transaction, each);
                }
                return null;
            });
        } catch (RuntimeException e) {
            follower.giveBack(looked.stream().map(Looked::year).toList());
            throw e;
        }
    }

    private record Looked(HandlerYear year, long sequence, List<AlertRaised> alerts) {}

    private Looked look(HandlerYear year, Instant now) {
        YearView view = ledger.year(year.handlerId(), year.year());
        LocalDate on = YearAsked.of(Integer.toString(view.year()), BeijingCalendar.dateOf(now), lawInForceFrom)
                .on();
        return new Looked(year, view.sequence(), alerts.of(view, on, now));
    }

    private void warn(Connection transaction, Looked looked) throws SQLException {
        for (AlertRaised alert : looked.alerts()) {
            once.raise(transaction, SOURCE, alert);
        }
        follower.seen(transaction, looked.year(), looked.sequence());
    }
}

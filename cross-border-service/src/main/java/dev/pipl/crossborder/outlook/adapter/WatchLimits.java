package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.ledger.adapter.LedgerSettings;
import dev.pipl.crossborder.ledger.adapter.YearFollower;
import dev.pipl.crossborder.outlook.ApproachAlerts;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
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
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
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
    /** Taken from the follower and not looked at yet; ordered for two instances that look at the same years. */
    private final NavigableSet<HandlerYear> waiting = new TreeSet<>(ORDER);

    private final HeldUp<HandlerYear> heldUp = new HeldUp<>(LOG, "Looking for warnings about %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Looking for %s");
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
            waiting.addAll(follower.take(YEARS_AT_ONCE));
            List<HandlerYear> years = ready();
            if (!years.isEmpty()) {
                look(years);
            }
            all.done("warnings");
        } catch (SQLException | Refusal e) {
            all.failed("warnings", e);
        }
    }

    /** Of a year that lies ahead of the clock there is nothing to say until the clock has come there. */
    private List<HandlerYear> ready() {
        int thisYear = BeijingCalendar.today(clock).getYear();
        Set<HandlerYear> resting = heldUp.resting();
        return waiting.stream()
                .filter(year -> year.year() <= thisYear && !resting.contains(year))
                .limit(YEARS_AT_ONCE)
                .toList();
    }

    /** A year that cannot be looked at, or warned of, waits and keeps no other waiting. */
    private void look(List<HandlerYear> years) {
        Instant now = clock.instant();
        List<Looked> looked = new ArrayList<>();
        for (HandlerYear year : years) {
            try {
                looked.add(look(year, now));
            } catch (RuntimeException e) {
                heldUp.failed(year, e);
            }
        }
        try {
            warn(looked);
        } catch (RuntimeException one) {
            looked.forEach(this::warnAlone);
        }
    }

    private void warnAlone(Looked looked) {
        try {
            warn(List.of(looked));
        } catch (RuntimeException e) {
            heldUp.failed(looked.year(), e);
        }
    }

    private void warn(List<Looked> looked) {
        commands.inTransaction(transaction -> {
            for (Looked each : looked) {
                warn(transaction, each);
            }
            return null;
        });
        for (Looked each : looked) {
            waiting.remove(each.year());
            heldUp.done(each.year());
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

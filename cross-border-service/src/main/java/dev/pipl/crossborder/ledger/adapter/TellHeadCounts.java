package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.crossborder.ClassFigures;
import dev.pipl.events.crossborder.HeadCountAdvanced;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.time.Turn;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells the other services how head-counts grow: not every state, but always the latest. What was committed and not told
 * when a process died is found at its next start, or by another instance after a while.
 */
@ApplicationScoped
public class TellHeadCounts {

    private static final Logger LOG = Logger.getLogger(TellHeadCounts.class);
    private static final URI SOURCE = URI.create("/cross-border");
    /** The next round takes the rest. */
    private static final int YEARS_AT_ONCE = 500;
    /** Transactions of a round: what is told sets four services to work, which share a machine as often as not. */
    private static final int PORTIONS = 10;

    /** One look into an index for each handler-year; how long its ledger is does not matter. */
    private static final String NOT_TOLD = """
            select r.handler_id, r.year from ledger_row r
            cross join lateral (
              select n.sequence, n.recorded_at from ledger_row n
              where n.handler_id = r.handler_id and n.year = r.year order by n.sequence desc limit 1) newest
            left join head_count_told t on t.handler_id = r.handler_id and t.year = r.year
            where r.sequence = 1 and newest.sequence > coalesce(t.sequence, 0) and newest.recorded_at <= ?
            """;

    private static final String TOLD = """
            insert into head_count_told as t (handler_id, year, sequence) values (?, ?, ?)
            on conflict (handler_id, year) do update set sequence = excluded.sequence
            where t.sequence < excluded.sequence
            """;

    private final Ledger ledger;
    private final DataSource database;
    private final JdbcOutbox outbox;
    private final Clock clock;
    /** The instance that wrote tells within a second; what is older was left behind by one that is gone. */
    private final Duration ownTime;

    private final HeldUp<HandlerYear> heldUp = new HeldUp<>(LOG, "Telling the head-count of %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Telling %s");

    /** Ordered, so that two instances that tell of the same years wait for each other, and never both at once. */
    private final NavigableSet<HandlerYear> notTold =
            new TreeSet<>(Comparator.comparing(HandlerYear::handlerId).thenComparing(HandlerYear::year));

    private long lookedAt;
    private boolean hasLooked;

    TellHeadCounts(Ledger ledger, DataSource database, JdbcOutbox outbox, Clock clock, LedgerSettings settings) {
        this.ledger = ledger;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.ownTime = settings.leftBehindAfter();
    }

    @Scheduled(every = "${pipl.ledger.head-counts.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        all.attempt("head-counts", () -> {
            Turn.of(() -> {
                lookForNotTold();
                return null;
            });
            notTold.addAll(ledger.touched().take(YEARS_AT_ONCE));
            tellInPortions();
        });
    }

    private void tellInPortions() throws SQLException {
        Set<HandlerYear> resting = heldUp.resting();
        List<HandlerYear> years = notTold.stream()
                .filter(year -> !resting.contains(year))
                .limit(YEARS_AT_ONCE)
                .toList();
        int portion = Math.max(1, years.size() / PORTIONS);
        for (int from = 0; from < years.size(); from += portion) {
            List<HandlerYear> some = years.subList(from, Math.min(from + portion, years.size()));
            Turn.of(() -> {
                tell(some);
                return null;
            });
        }
    }

    private void lookForNotTold() throws SQLException {
        if (!hasLooked || System.nanoTime() - lookedAt > ownTime.toNanos() / YearFollower.LOOKS) {
            findNotTold(hasLooked ? clock.instant().minus(ownTime) : clock.instant());
            lookedAt = System.nanoTime();
            hasLooked = true;
        }
    }

    private void findNotTold(Instant lastRecordedAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOT_TOLD)) {
            select.setObject(1, lastRecordedAt.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    notTold.add(new HandlerYear(rows.getString(1), rows.getInt(2)));
                }
            }
        }
    }

    /** A year that cannot be read, or told of, waits and keeps no other waiting. */
    private void tell(List<HandlerYear> years) throws SQLException {
        List<Told> told = new ArrayList<>();
        for (HandlerYear year : years) {
            try {
                YearView view = ledger.reader().year(year.handlerId(), year.year());
                told.add(new Told(year, view, event(view)));
            } catch (RuntimeException e) {
                heldUp.failed(year, e);
            }
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                commit(connection, told);
            } catch (SQLException | RuntimeException one) {
                connection.rollback();
                for (Told each : told) {
                    commitAlone(connection, each);
                }
            }
        }
    }

    private record Told(HandlerYear year, YearView view, Optional<EventEnvelope> event) {}

    private void commitAlone(Connection connection, Told told) throws SQLException {
        try {
            commit(connection, List.of(told));
        } catch (SQLException | RuntimeException e) {
            // Fails when the connection is lost, which is nothing the matter with this year: that ends the round.
            connection.rollback();
            heldUp.failed(told.year(), e);
        }
    }

    private void commit(Connection connection, List<Told> told) throws SQLException {
        for (Told each : told) {
            if (each.event().isPresent() && note(connection, each.view())) {
                outbox.add(connection, List.of(Outgoing.of(each.event().get())));
            }
        }
        connection.commit();
        for (Told each : told) {
            notTold.remove(each.year());
            heldUp.done(each.year());
        }
    }

    private static boolean note(Connection connection, YearView view) throws SQLException {
        try (PreparedStatement told = connection.prepareStatement(TOLD)) {
            told.setString(1, view.handlerId());
            told.setInt(2, view.year());
            told.setLong(3, view.sequence());
            return told.executeUpdate() == 1;
        }
    }

    private Optional<EventEnvelope> event(YearView view) {
        return view.latest().map(latest -> {
            HeadCountAdvanced data = new HeadCountAdvanced(
                    view.handlerId(),
                    view.year(),
                    figures(view.headCounts().nonSensitive()),
                    figures(view.headCounts().sensitive()),
                    view.route().map(RouteDecision::route).orElse(Route.NONE).name(),
                    view.sequence(),
                    BeijingCalendar.at(latest));
            String id = EventIds.of(
                    "head-count-advanced",
                    view.handlerId(),
                    Integer.toString(view.year()),
                    Long.toString(view.sequence()));
            return EventEnvelope.of(id, SOURCE, clock.instant(), view.handlerId(), data)
                    .withRuleversion(
                            view.route().map(RouteDecision::ruleVersion).orElse(null));
        });
    }

    private static ClassFigures figures(HeadCount count) {
        return new ClassFigures(count.lower(), count.upper(), count.exact(), count.gross());
    }
}

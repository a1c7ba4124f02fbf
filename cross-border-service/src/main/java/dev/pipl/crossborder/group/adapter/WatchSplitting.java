package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.group.adapter.SplittingLook.Depth;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.crossborder.ledger.adapter.LedgerSettings;
import dev.pipl.crossborder.ledger.adapter.YearFollower;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.time.Turn;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Looks for splitting soon after a count has moved, a second time a moment later, and at everything once a day, of which
 * the instances share the work.
 */
@ApplicationScoped
public class WatchSplitting {

    private static final Logger LOG = Logger.getLogger(WatchSplitting.class);
    /** Technical: the next round takes the rest. */
    private static final int YEARS_AT_ONCE = 500;

    private static final int DAILY_AT_ONCE = 20;

    private static final String LOOKED_ON = """
            insert into splitting_daily_look as d (scope, year, looked_on) values (?, ?, ?)
            on conflict (scope, year) do update set looked_on = excluded.looked_on
            where d.looked_on < excluded.looked_on
            """;

    private final SplittingLook look;
    private final LedgerReader ledger;
    private final Handlers handlers;
    private final DataSource database;
    private final JdbcCommands commands;
    private final Clock clock;
    private final YearFollower follower;
    private final long secondLookNanos;
    private final Map<ScopeYear, Waiting> waiting = new HashMap<>();
    private final Deque<ScopeYear> daily = new ArrayDeque<>();
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Looking at %s for splitting");
    private final HeldUp<String> dailyHeldUp = new HeldUp<>(LOG, "The daily look at %s for splitting");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Looking for %s");
    private LocalDate dailyOf;

    WatchSplitting(
            SplittingLook look,
            Handlers handlers,
            Ledger ledger,
            DataSource database,
            JdbcCommands commands,
            SplittingNumbers numbers,
            LedgerSettings settings,
            Clock clock) {
        this.look = look;
        this.ledger = ledger.reader();
        this.handlers = handlers;
        this.database = database;
        this.commands = commands;
        this.clock = clock;
        this.follower = new YearFollower(
                ledger, database, clock, "splitting", numbers.secondLook().plus(settings.leftBehindAfter()));
        this.secondLookNanos = numbers.secondLook().toNanos();
    }

    /** So that two instances that note the same years wait for each other, and never both at once. */
    private static final Comparator<HandlerYear> ORDER =
            Comparator.comparing(HandlerYear::handlerId).thenComparing(HandlerYear::year);

    private record ScopeYear(Scope scope, int year) {}

    /** A scope's year that moved: by which handlers, and when it is to be looked at. */
    private static final class Waiting {
        final Set<HandlerYear> moved = new HashSet<>();
        long nextLook;
        boolean isLast;
    }

    @Scheduled(every = "${pipl.splitting.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (!handlers.isReady()) {
            return;
        }
        all.attempt("splitting", () -> {
            for (HandlerYear moved : Turn.of(() -> follower.take(YEARS_AT_ONCE))) {
                if (!heldUp.attempt(moved.toString(), () -> await(moved))) {
                    follower.giveBack(List.of(moved));
                }
            }
            due().forEach(this::tryToLookAt);
            lookAtSomeDaily();
        });
    }

    /** One that is waiting for its second look gets another one after it, so that a busy one is not looked at all the time. */
    private void await(HandlerYear moved) {
        ScopeYear key = new ScopeYear(scope(moved.handlerId()), moved.year());
        Waiting of = waiting.get(key);
        if (of == null) {
            of = new Waiting();
            of.nextLook = System.nanoTime();
            waiting.put(key, of);
        }
        of.moved.add(moved);
        of.isLast = false;
    }

    /** A year that lies ahead of the clock is looked at when the clock has come there. */
    private List<ScopeYear> due() {
        long now = System.nanoTime();
        int thisYear = BeijingCalendar.today(clock).getYear();
        List<ScopeYear> due = new ArrayList<>();
        waiting.forEach((key, of) -> {
            if (of.nextLook - now <= 0 && key.year() <= thisYear && !heldUp.rests(name(key))) {
                due.add(key);
            }
        });
        return due;
    }

    /** One that cannot be looked at waits, and keeps nobody else waiting. */
    private void tryToLookAt(ScopeYear key) {
        boolean isLookedAt = heldUp.attempt(
                name(key),
                () -> Turn.of(() -> {
                    lookAt(key);
                    return null;
                }));
        if (!isLookedAt) {
            waiting.get(key).isLast = false;
        }
    }

    private void lookAt(ScopeYear key) {
        Waiting of = waiting.get(key);
        Map<HandlerYear, Long> sequences = new HashMap<>();
        if (of.isLast) {
            of.moved.forEach(year -> sequences.put(
                    year, ledger.year(year.handlerId(), year.year()).sequence()));
        }
        look.look(key.scope(), key.year(), of.isLast ? Depth.QUIET : Depth.MOVING);
        if (of.isLast) {
            commands.inTransaction(transaction -> {
                for (HandlerYear seen :
                        sequences.keySet().stream().sorted(ORDER).toList()) {
                    follower.seen(transaction, seen, sequences.get(seen));
                }
                return null;
            });
            waiting.remove(key);
        } else {
            of.isLast = true;
            of.nextLook = System.nanoTime() + secondLookNanos;
        }
    }

    private void lookAtSomeDaily() throws SQLException {
        LocalDate today = BeijingCalendar.today(clock);
        if (!today.equals(dailyOf)) {
            daily.clear();
            daily.addAll(everything(today));
            dailyOf = today;
        }
        for (int i = 0; i < DAILY_AT_ONCE && !daily.isEmpty(); i++) {
            ScopeYear key = daily.remove();
            if (dailyHeldUp.rests(name(key)) || !tryToLookDaily(key, today)) {
                daily.add(key);
            }
        }
    }

    private boolean tryToLookDaily(ScopeYear key, LocalDate today) {
        return dailyHeldUp.attempt(name(key), () -> {
            if (!Turn.of(() -> lookDaily(key, today))) {
                daily.add(key);
            }
        });
    }

    /** False while another instance looks at it. */
    private boolean lookDaily(ScopeYear key, LocalDate today) {
        return commands.inTransaction(turn -> {
            if (!WorkTurn.take(turn, "splitting/" + name(key.scope()) + "/" + key.year())) {
                return false;
            }
            if (isFirstToday(turn, key, today)) {
                look.look(key.scope(), key.year(), Depth.DAILY);
            }
            return true;
        });
    }

    private static boolean isFirstToday(Connection turn, ScopeYear key, LocalDate today) throws SQLException {
        try (PreparedStatement upsert = turn.prepareStatement(LOOKED_ON)) {
            upsert.setString(1, name(key.scope()));
            upsert.setInt(2, key.year());
            upsert.setObject(3, today);
            return upsert.executeUpdate() == 1;
        }
    }

    private static String name(ScopeYear key) {
        return name(key.scope()) + " in " + key.year();
    }

    private static String name(Scope scope) {
        return (scope.groupId().isPresent() ? "group/" : "handler/") + scope.id();
    }

    /** This year's and the last one's, each group once. */
    private Set<ScopeYear> everything(LocalDate today) throws SQLException {
        Set<ScopeYear> all = new LinkedHashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select handler_id, year from ledger_row where sequence = 1 and year between ? and ?")) {
            select.setInt(1, today.getYear() - 1);
            select.setInt(2, today.getYear());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new ScopeYear(scope(rows.getString(1)), rows.getInt(2)));
                }
            }
        }
        return all;
    }

    private Scope scope(String handlerId) {
        return handlers.find(handlerId)
                .flatMap(handler -> Optional.ofNullable(handler.profile().groupId()))
                .map(Scope::group)
                .orElseGet(() -> Scope.handler(handlerId));
    }
}

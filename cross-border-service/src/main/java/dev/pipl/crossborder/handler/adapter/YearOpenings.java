package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Opens the new year for every handler that sent something in the old one, when the platform's clock passes 1 January in
 * Beijing; years that passed while the service was down are opened one after the other. One handler whose year cannot be
 * opened holds up nobody else's. A clock that is set back, as in tests, comes to a new year once more.
 */
@ApplicationScoped
public class YearOpenings {

    private static final Logger LOG = Logger.getLogger(YearOpenings.class);
    private static final String NEXT = """
            select handler_id, year_opened from handler
            where (year_opened < ? or year_opened > ?) and not (handler_id = any(?))
            order by handler_id limit 1 for update skip locked
            """;
    private static final String OPENED = "update handler set year_opened = ? where handler_id = ?";

    private final DataSource database;
    private final Handlers handlers;
    private final LedgerReader reader;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Opening the year of handler %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Opening %s");

    private record Waiting(String handlerId, int yearOpened) {}

    YearOpenings(DataSource database, PgHandlers handlers, LedgerReader reader, LedgerWriter ledger, Clock clock) {
        this.database = database;
        this.handlers = handlers;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (!handlers.isReady()) {
            return;
        }
        try {
            while (openNext(heldUp.resting())) {
                LOG.debug("a year was opened, or could not be");
            }
            all.done("years");
        } catch (SQLException e) {
            all.failed("years", e);
        }
    }

    private boolean openNext(Set<String> without) throws SQLException {
        int thisYear = BeijingCalendar.today(clock).getYear();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Waiting> waiting = next(connection, thisYear, without);
                if (waiting.isPresent()) {
                    WorkTurn.mayIdle(connection);
                    tryToOpen(connection, waiting.get(), thisYear);
                }
                connection.commit();
                return waiting.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void tryToOpen(Connection connection, Waiting waiting, int thisYear) throws SQLException {
        try {
            open(waiting, thisYear);
        } catch (RuntimeException e) {
            heldUp.failed(waiting.handlerId(), e);
            return;
        }
        opened(connection, waiting.handlerId(), thisYear);
        heldUp.done(waiting.handlerId());
    }

    private static Optional<Waiting> next(Connection connection, int thisYear, Set<String> without)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setInt(1, thisYear);
            select.setInt(2, thisYear);
            select.setArray(3, connection.createArrayOf("text", without.toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Waiting(row.getString(1), row.getInt(2))) : Optional.empty();
            }
        }
    }

    private void open(Waiting waiting, int thisYear) {
        KnownHandler handler = handlers.find(waiting.handlerId()).orElseThrow();
        for (int year = waiting.yearOpened() + 1; year <= thisYear; year++) {
            if (reader.years(waiting.handlerId()).contains(year - 1)) {
                LocalDate firstDay = LocalDate.of(year, 1, 1);
                ledger.write(new Batch.YearOpening(handler.on(firstDay), year, BeijingCalendar.startOf(firstDay)));
            }
        }
    }

    private static void opened(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(OPENED)) {
            update.setInt(1, year);
            update.setString(2, handlerId);
            update.executeUpdate();
        }
    }
}

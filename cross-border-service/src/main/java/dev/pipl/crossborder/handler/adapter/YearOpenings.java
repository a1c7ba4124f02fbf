package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.kit.instance.WaitingRows;
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

    private final PgHandlers handlers;
    private final LedgerReader reader;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final WaitingRows<Waiting> waiting;

    /** @param thisYear up to which it is to be opened */
    private record Waiting(String handlerId, int yearOpened, int thisYear) {}

    YearOpenings(DataSource database, PgHandlers handlers, LedgerReader reader, LedgerWriter ledger, Clock clock) {
        this.handlers = handlers;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
        this.waiting =
                new WaitingRows<>(database, LOG, "Opening the year of handler %s", "Opening years", new Unopened());
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (handlers.isReady()) {
            waiting.workOff();
        }
    }

    private final class Unopened implements WaitingRows.Rows<Waiting> {
        @Override
        public Optional<Waiting> next(Connection transaction, Set<String> without) throws SQLException {
            int thisYear = BeijingCalendar.today(clock).getYear();
            try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
                select.setInt(1, thisYear);
                select.setInt(2, thisYear);
                select.setArray(3, transaction.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Waiting(row.getString(1), row.getInt(2), thisYear))
                            : Optional.empty();
                }
            }
        }

        @Override
        public String ownerOf(Waiting handler) {
            return handler.handlerId();
        }

        @Override
        public void work(Connection transaction, Waiting handler) throws SQLException {
            open(handler);
            try (PreparedStatement update = transaction.prepareStatement(OPENED)) {
                update.setInt(1, handler.thisYear());
                update.setString(2, handler.handlerId());
                update.executeUpdate();
            }
        }
    }

    private void open(Waiting unopened) {
        KnownHandler handler = handlers.find(unopened.handlerId()).orElseThrow();
        for (int year = unopened.yearOpened() + 1; year <= unopened.thisYear(); year++) {
            if (reader.years(unopened.handlerId()).contains(year - 1)) {
                LocalDate firstDay = LocalDate.of(year, 1, 1);
                ledger.write(new Batch.YearOpening(handler.on(firstDay), year, BeijingCalendar.startOf(firstDay)));
            }
        }
    }
}

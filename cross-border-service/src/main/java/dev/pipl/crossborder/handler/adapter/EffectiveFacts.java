package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
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
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells the ledger of every changed fact once its day has come by the platform's clock, so that the year is judged again.
 * A note is struck off after the ledger has it: told twice, it has effect once.
 */
@ApplicationScoped
public class EffectiveFacts {

    private static final Logger LOG = Logger.getLogger(EffectiveFacts.class);
    private static final String NEXT = """
            select handler_id, effective_on, version, event_id from handler_fact_due
            where not told and effective_on <= ? order by effective_on, version limit 1 for update skip locked
            """;
    private static final String STRIKE_OFF =
            "update handler_fact_due set told = true where handler_id = ? and effective_on = ? and version = ?";

    private final DataSource database;
    private final PgHandlers handlers;
    private final LedgerWriter ledger;
    private final Clock clock;

    private record Due(String handlerId, LocalDate effectiveOn, long version, String eventId) {}

    EffectiveFacts(DataSource database, PgHandlers handlers, LedgerWriter ledger, Clock clock) {
        this.database = database;
        this.handlers = handlers;
        this.ledger = ledger;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        tellLedger();
    }

    /** Tells everything that is due; stops at the first thing that cannot be told now. */
    void tellLedger() {
        if (!handlers.isReady()) {
            return;
        }
        try {
            while (tellNext()) {
                LOG.debug("a changed fact took effect");
            }
        } catch (SQLException | LedgerUnavailable e) {
            LOG.warn("Changed facts of handlers wait to be told to the ledger", e);
        }
    }

    private boolean tellNext() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Due> due = next(connection);
                if (due.isPresent()) {
                    WorkTurn.mayIdle(connection);
                    tell(due.get());
                    strikeOff(connection, due.get());
                }
                connection.commit();
                return due.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Optional<Due> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setObject(1, BeijingCalendar.today(clock));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(
                                row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    /** A fact dated back is told with all that took effect after it, so that the newest has the last word. */
    private void tell(Due due) {
        KnownHandler handler = handlers.read(due.handlerId()).orElseThrow();
        for (LocalDate day : handler.daysOfEffect(due.effectiveOn(), BeijingCalendar.today(clock))) {
            ledger.write(new Batch.ProfileChange(due.eventId(), handler.on(day), BeijingCalendar.startOf(day)));
        }
    }

    private static void strikeOff(Connection connection, Due due) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STRIKE_OFF)) {
            update.setString(1, due.handlerId());
            update.setObject(2, due.effectiveOn());
            update.setLong(3, due.version());
            update.executeUpdate();
        }
    }
}

package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
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
 * Tells the ledger of every changed fact once its day has come by the platform's clock, so that the year is judged again.
 * A note is struck off after the ledger has it: told twice, it has effect once. A later change of a handler is never told
 * before an earlier one, and one handler's ledger that cannot be written holds up nobody else's.
 */
@ApplicationScoped
public class EffectiveFacts {

    private static final Logger LOG = Logger.getLogger(EffectiveFacts.class);
    private static final String NEXT = """
            select handler_id, effective_on, version, event_id from handler_fact_due
            where not told and effective_on <= ? and not (handler_id = any(?))
            order by effective_on, version limit 1 for update skip locked
            """;
    private static final String STRIKE_OFF =
            "update handler_fact_due set told = true where handler_id = ? and effective_on = ? and version = ?";

    private final PgHandlers handlers;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final WaitingRows<Due> waiting;

    private record Due(String handlerId, LocalDate effectiveOn, long version, String eventId) {
        static Due read(ResultSet row) throws SQLException {
            return new Due(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3), row.getString(4));
        }
    }

    EffectiveFacts(DataSource database, PgHandlers handlers, LedgerWriter ledger, Clock clock) {
        this.handlers = handlers;
        this.ledger = ledger;
        this.clock = clock;
        this.waiting = new WaitingRows<>(
                database,
                LOG,
                "Telling the ledger the changed facts of handler %s",
                "Telling the ledger of changed facts",
                new Dues());
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        tellLedger();
    }

    /** Tells everything that is due and can be told now; the rest waits for the next time. */
    void tellLedger() {
        if (handlers.isReady()) {
            waiting.workOff();
        }
    }

    private final class Dues implements WaitingRows.Rows<Due> {
        @Override
        public Optional<Due> next(Connection transaction, Set<String> without) throws SQLException {
            try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
                select.setObject(1, BeijingCalendar.today(clock));
                select.setArray(2, transaction.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(Due.read(row)) : Optional.empty();
                }
            }
        }

        @Override
        public String ownerOf(Due due) {
            return due.handlerId();
        }

        @Override
        public void work(Connection transaction, Due due) throws SQLException {
            tell(due);
            try (PreparedStatement update = transaction.prepareStatement(STRIKE_OFF)) {
                update.setString(1, due.handlerId());
                update.setObject(2, due.effectiveOn());
                update.setLong(3, due.version());
                update.executeUpdate();
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
}

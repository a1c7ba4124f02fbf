package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.FirstFacts;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.events.EventIds;
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
 * Compares a year's first facts with the handler's newest profile. What {@link EffectiveFacts} told before the year had
 * any facts found nothing to judge, and the first transfer may have been judged by an instance that still remembered the
 * profile before, or be dated before the change.
 */
@ApplicationScoped
class CompareFirstFacts {

    private static final Logger LOG = Logger.getLogger(CompareFirstFacts.class);
    private static final String NEXT = """
            select handler_id, year, first_on from year_first_facts where not (handler_id = any(?))
            order by handler_id, year limit 1 for update skip locked
            """;
    private static final String DONE = "delete from year_first_facts where handler_id = ? and year = ?";

    private final PgHandlers handlers;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final WaitingRows<FirstFacts> waiting;

    CompareFirstFacts(DataSource database, PgHandlers handlers, LedgerWriter ledger, Clock clock) {
        this.handlers = handlers;
        this.ledger = ledger;
        this.clock = clock;
        this.waiting = new WaitingRows<>(
                database,
                LOG,
                "Comparing a year's first facts of handler %s",
                "Comparing first facts of years",
                new Uncompared());
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

    private final class Uncompared implements WaitingRows.Rows<FirstFacts> {
        @Override
        public Optional<FirstFacts> next(Connection transaction, Set<String> without) throws SQLException {
            try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
                select.setArray(1, transaction.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new FirstFacts(row.getString(1), row.getInt(2), row.getObject(3, LocalDate.class)))
                            : Optional.empty();
                }
            }
        }

        @Override
        public String ownerOf(FirstFacts first) {
            return first.handlerId();
        }

        @Override
        public void work(Connection transaction, FirstFacts first) throws SQLException {
            tell(first);
            try (PreparedStatement delete = transaction.prepareStatement(DONE)) {
                delete.setString(1, first.handlerId());
                delete.setInt(2, first.year());
                delete.executeUpdate();
            }
        }
    }

    /** Without effect where the year stands by these facts already: nearly always. */
    private void tell(FirstFacts first) {
        KnownHandler handler = handlers.read(first.handlerId()).orElseThrow();
        LocalDate day = handler.lastDayOfEffect(first.on(), BeijingCalendar.today(clock));
        ledger.write(new Batch.ProfileChange(
                EventIds.of("first-facts", first.handlerId(), Integer.toString(first.year())),
                handler.on(day),
                BeijingCalendar.startOf(day),
                first.year()));
    }
}

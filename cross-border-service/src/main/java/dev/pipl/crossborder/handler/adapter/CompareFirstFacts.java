package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.FirstFacts;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.events.EventIds;
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

    private final DataSource database;
    private final PgHandlers handlers;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Comparing a year's first facts of handler %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Comparing %s");

    CompareFirstFacts(DataSource database, PgHandlers handlers, LedgerWriter ledger, Clock clock) {
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
        if (!handlers.isReady()) {
            return;
        }
        try {
            while (compareNext(heldUp.resting())) {
                LOG.debug("the first facts of a year were compared, or could not be");
            }
            all.done("first facts of years");
        } catch (SQLException e) {
            all.failed("first facts of years", e);
        }
    }

    private boolean compareNext(Set<String> without) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(NEXT)) {
                select.setArray(1, connection.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        connection.rollback();
                        return false;
                    }
                    compare(
                            connection,
                            new FirstFacts(row.getString(1), row.getInt(2), row.getObject(3, LocalDate.class)));
                }
                connection.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void compare(Connection connection, FirstFacts first) throws SQLException {
        WorkTurn.mayIdle(connection);
        try {
            tell(first);
        } catch (RuntimeException e) {
            heldUp.failed(first.handlerId(), e);
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DONE)) {
            delete.setString(1, first.handlerId());
            delete.setInt(2, first.year());
            delete.executeUpdate();
        }
        heldUp.done(first.handlerId());
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

package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes every handler's outlook anew once a day; a day that was missed is made up for at the next start. */
@ApplicationScoped
public class DailyOutlooks {

    private static final Logger LOG = Logger.getLogger(DailyOutlooks.class);
    /** Technical: the next round takes the rest. */
    private static final int HANDLERS_AT_ONCE = 100;

    private final Outlooks outlooks;
    private final JdbcCommands commands;
    private final Clock clock;

    DailyOutlooks(Outlooks outlooks, JdbcCommands commands, Clock clock) {
        this.outlooks = outlooks;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(every = "${pipl.outlook.daily-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        LocalDate today = BeijingCalendar.today(clock);
        try {
            List<String> handlerIds = outlooks.notOfToday(today, HANDLERS_AT_ONCE);
            handlerIds.forEach(handlerId -> make(handlerId, today));
        } catch (Refusal e) {
            LOG.warnf("Today's outlooks wait: %s", e.getMessage());
        }
    }

    /** One that cannot be made keeps no other waiting; it is asked for again with the next round. */
    private void make(String handlerId, LocalDate today) {
        try {
            OutlookView made = outlooks.make(handlerId, new YearAsked(today.getYear(), today));
            commands.inTransaction(transaction -> {
                outlooks.keep(transaction, made);
                return made;
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "Today's outlook of handler %s waits", handlerId);
        }
    }
}

package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Makes every handler's outlook anew once a day, one instance at a time; a day that was missed is made up for at the next
 * start. One that cannot be made keeps no other waiting; it is asked for again with the next round.
 */
@ApplicationScoped
public class DailyOutlooks {

    private static final Logger LOG = Logger.getLogger(DailyOutlooks.class);
    /** Technical: the next round takes the rest. */
    private static final int HANDLERS_AT_ONCE = 100;

    private final Outlooks outlooks;
    private final JdbcCommands commands;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Making today's outlook of handler %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Making %s");

    DailyOutlooks(Outlooks outlooks, JdbcCommands commands, Clock clock) {
        this.outlooks = outlooks;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(every = "${pipl.outlook.daily-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        LocalDate today = BeijingCalendar.today(clock);
        all.attempt(
                "today's outlooks",
                () -> commands.inTransaction(turn -> {
                    if (WorkTurn.take(turn, "daily-outlooks")) {
                        outlooks.notOfToday(today, heldUp.resting(), HANDLERS_AT_ONCE)
                                .forEach(handlerId -> heldUp.attempt(handlerId, () -> make(handlerId, today)));
                    }
                    return null;
                }));
    }

    private void make(String handlerId, LocalDate today) {
        OutlookView made = outlooks.make(handlerId, new YearAsked(today.getYear(), today));
        commands.inTransaction(transaction -> {
            outlooks.keep(transaction, made);
            return made;
        });
    }
}

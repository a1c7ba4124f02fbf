package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Looks every now and then whether a root is due, and remembers how it went. */
@ApplicationScoped
class RootClock {

    private static final Logger LOG = Logger.getLogger(RootClock.class);

    private final SignRoots sign;
    private volatile Round last;

    RootClock(SignRoots sign) {
        this.sign = sign;
    }

    @Scheduled(every = "${pipl.roots.every:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        try {
            Round round = sign.sign();
            switch (round.outcome()) {
                case SIGNED ->
                    LOG.infof(
                            "Signed root %d over %d ledgers",
                            round.newest().statement().number(),
                            round.newest().statement().handlerYears());
                case CONTRADICTED ->
                    LOG.errorf(
                            "The ledger is not what was signed, in %d places; no root is signed",
                            round.contradictions());
                case KEY_UNREADABLE -> LOG.error("The key that signs roots cannot be used; no root is signed");
                default -> LOG.debugf("No root was signed here: %s", round.outcome());
            }
            if (round.outcome() != Round.Outcome.ELSEWHERE) {
                last = round;
            }
        } catch (SQLException e) {
            LOG.warnf("No root can be signed now: %s", e.getMessage());
        }
    }

    /** How the last look went; {@code null} before the first one here. */
    Round last() {
        return last;
    }
}

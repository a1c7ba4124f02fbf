package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.time.adapter.InTurn;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Erases the persons of reservations that have expired: nobody needs them any more. */
@ApplicationScoped
public class EraseReservations {

    private static final Logger LOG = Logger.getLogger(EraseReservations.class);

    private final PgReservations reservations;

    EraseReservations(PgReservations reservations) {
        this.reservations = reservations;
    }

    @InTurn
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        try {
            reservations.eraseExpired();
        } catch (LedgerUnavailable e) {
            LOG.warnf("Expired reservations wait to be erased: %s", e.getMessage());
        }
    }
}

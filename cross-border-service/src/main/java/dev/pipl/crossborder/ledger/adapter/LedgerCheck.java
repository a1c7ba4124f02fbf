package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.WrappedYearKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while every year that has rows has its key, the topic is being polled, and no partition stands still or is
 * stopped.
 */
@Readiness
@ApplicationScoped
public class LedgerCheck implements HealthCheck {

    private final WrappedYearKeys keys;
    private final TransferReading reading;
    private final LedgerSettings settings;

    LedgerCheck(WrappedYearKeys keys, TransferReading reading, LedgerSettings settings) {
        this.keys = keys;
        this.reading = reading;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        ReadingState state = reading.state();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("ledger")
                .withData("recordsWaiting", state.lag())
                .withData("partitionsRetrying", state.stuck())
                .withData("partitionsStopped", state.stopped().size());
        try {
            keys.requireAll();
        } catch (LedgerUnavailable e) {
            return answer.withData("keys", e.getMessage()).down().build();
        }
        return answer.status(state.isAlive(settings.stall())).build();
    }
}

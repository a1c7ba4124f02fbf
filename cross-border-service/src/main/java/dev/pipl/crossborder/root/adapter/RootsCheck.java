package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how the signing goes. Never down: transfers are still recorded while no root can be signed, and regulators are told
 * by an alert.
 */
@Readiness
@ApplicationScoped
public class RootsCheck implements HealthCheck {

    private final RootClock clock;

    RootsCheck(RootClock clock) {
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("ledger-roots").up();
        Round last = clock.last();
        if (last != null) {
            answer.withData("lastLook", last.outcome().name()).withData("contradictions", last.contradictions());
            if (last.newest() != null) {
                answer.withData("newestRoot", last.newest().statement().number())
                        .withData(
                                "signedAt", last.newest().statement().signedAt().toString());
            }
        }
        return answer.build();
    }
}

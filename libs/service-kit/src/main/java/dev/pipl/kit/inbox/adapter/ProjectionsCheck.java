package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before every subscription has reached the end that its topics had at the start. */
@Readiness
@ApplicationScoped
public class ProjectionsCheck implements HealthCheck {
    private final Projections projections;

    ProjectionsCheck(Projections projections) {
        this.projections = projections;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("projections");
        projections.state().forEach(answer::withData);
        return answer.status(projections.state().values().stream().allMatch(ready -> ready))
                .build();
    }
}

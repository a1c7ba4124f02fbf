package dev.pipl.kit.time.adapter;

import dev.pipl.kit.time.SystemTime;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's clock: the system's, moved by {@code PIPL_CLOCK_OFFSET} (an ISO duration). */
@ApplicationScoped
public class Clocks {
    private final Duration offset;

    Clocks(@ConfigProperty(name = "pipl.clock.offset", defaultValue = "PT0S") String offset) {
        this.offset = Duration.parse(offset);
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock platformClock() {
        return offset.isZero() ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), offset);
    }

    @Produces
    @Singleton
    @SystemTime
    Clock systemClock() {
        return Clock.systemUTC();
    }
}

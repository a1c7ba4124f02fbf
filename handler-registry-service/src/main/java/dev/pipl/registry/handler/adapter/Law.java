package dev.pipl.registry.handler.adapter;

import dev.pipl.law.Provisions;
import dev.pipl.law.time.Workdays;
import dev.pipl.registry.handler.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The law as beans, read once. */
@ApplicationScoped
public class Law {
    @Produces
    @Singleton
    Provisions provisions() {
        return Provisions.load();
    }

    @Produces
    @Singleton
    Workdays workdays() {
        return Workdays.published();
    }

    @Produces
    @Singleton
    StateHandler stateHandler(Provisions provisions) {
        return new StateHandler(provisions);
    }
}

package dev.pipl.dashboard.handler.adapter;

import dev.pipl.dashboard.handler.Scale;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The law, read once. */
@ApplicationScoped
class Laws {
    @Produces
    @Singleton
    Scale scale() {
        return new Scale(Provisions.load());
    }
}

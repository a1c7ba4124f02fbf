package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.kit.caller.HandlerProvinces;
import dev.pipl.kit.inbox.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets a provincial regulator see the handlers of its province. */
@ApplicationScoped
public class ProvinceOfHandler implements HandlerProvinces {

    private final PgHandlers handlers;
    private final Projections projections;

    ProvinceOfHandler(PgHandlers handlers, Projections projections) {
        this.handlers = handlers;
        this.projections = projections;
    }

    @Override
    public Optional<String> provinceOf(String handlerId) {
        // Before that, "no such handler" could be said of one that is there.
        projections.requireReady(Handlers.PROJECTION);
        return handlers.find(handlerId)
                .flatMap(handler -> Optional.ofNullable(handler.profile().province()));
    }
}

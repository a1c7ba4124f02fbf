package dev.pipl.registry.obligation.adapter;

import dev.pipl.law.duty.Duty;
import dev.pipl.registry.obligation.Discharge;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows of something already recorded that meets a duty the moment it is raised. */
public interface Fulfilment {
    /** In the transaction at hand; empty when nothing is recorded that would do. */
    Uni<Optional<Discharge>> of(String handlerId, Duty duty);
}

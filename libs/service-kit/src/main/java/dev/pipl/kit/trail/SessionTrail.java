package dev.pipl.kit.trail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the trail with the Hibernate Reactive transaction at hand. */
@ApplicationScoped
public class SessionTrail {
    private static final String INSERT = TrailRow.INSERT.formatted("?1");

    /** Must run inside {@code @WithTransaction}. */
    public Uni<Void> add(TrailEntry entry) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, TrailRow.json(entry))
                        .executeUpdate())
                .replaceWithVoid();
    }
}

package dev.pipl.certification.adapter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lines up transactions that must not pass each other, until they end. What is issued to a handler and what is learnt of it take turns:
 * a certificate is either issued on what was learnt, or looked at when it is learnt.
 */
@ApplicationScoped
public class Locks {
    /** The number only keeps these locks apart from those of other purposes in the database. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 84)) as varchar)";

    public Uni<Void> handler(String handlerId) {
        return lock("handler/" + handlerId);
    }

    public Uni<Void> certificateNumber(String number) {
        return lock("certificate-number/" + number);
    }

    private static Uni<Void> lock(String name) {
        return Panache.getSession()
                // Not as a query: Hibernate Reactive never finds the plan of a native one again, and keeps them all.
                .chain(session ->
                        session.createNativeQuery(LOCK).setParameter(1, name).executeUpdate())
                .replaceWithVoid();
    }
}

package dev.pipl.kit.outbox;

import dev.pipl.kit.time.SystemTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Publishes with the Hibernate Reactive transaction at hand: the events leave if and only if it commits.
 *
 * <p>The session is flushed first. A change to an existing row thereby holds that row's lock before the events draw
 * their sequence numbers, so writers of one key are in line and their events keep the order of their commits. Two
 * transactions that publish for one key without changing a common row have no order.
 */
@ApplicationScoped
public class SessionOutbox {
    private static final String INSERT = OutboxRows.INSERT.formatted("?1");

    private final Clock clock;

    SessionOutbox(@SystemTime Clock clock) {
        this.clock = clock;
    }

    /** Must run inside {@code @WithTransaction}. */
    public Uni<Void> add(List<Outgoing> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String rows = OutboxRows.json(events, clock.instant());
        return Panache.getSession()
                .chain(session -> session.flush()
                        .chain(() -> session.createNativeQuery(INSERT)
                                .setParameter(1, rows)
                                .executeUpdate()))
                .replaceWithVoid();
    }
}

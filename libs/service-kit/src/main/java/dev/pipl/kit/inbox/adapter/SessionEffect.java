package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.AggregateVersion;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.inbox.SessionSubscription;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The effect of a {@link SessionSubscription}; one event, one session, one transaction. */
final class SessionEffect implements Effect {
    private final SessionSubscription subscription;
    private final Clock clock;

    SessionEffect(SessionSubscription subscription, Clock clock) {
        this.subscription = subscription;
        this.clock = clock;
    }

    @Override
    public int eventsMax() {
        return 1;
    }

    @Override
    public List<Received> commit(Delivery delivery) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> effect(delivery)));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Uni<List<Received>> effect(Delivery delivery) {
        return Panache.getSession()
                .chain(session -> lockOffset(session, delivery).chain(stored -> {
                    List<Received> effective = new ArrayList<>();
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Received event : delivery.events()) {
                        if (event.offset() >= stored) {
                            all = all.chain(() -> effect(session, event, effective));
                        }
                    }
                    return all.chain(() -> moveOffset(session, delivery, Math.max(stored, delivery.next())))
                            .replaceWith(effective);
                }));
    }

    private Uni<Void> effect(Mutiny.Session session, Received event, List<Received> effective) {
        return isNew(session, event)
                .chain(isNew ->
                        isNew ? isNewest(session, event) : Uni.createFrom().item(false))
                .chain(takesEffect -> takesEffect
                        ? subscription.apply(event).invoke(() -> effective.add(event))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Long> lockOffset(Mutiny.Session session, Delivery delivery) {
        return session.createNativeQuery(InboxSql.session(InboxSql.LOCK_OFFSET), Long.class)
                .setParameter(1, subscription.name())
                .setParameter(2, delivery.topic())
                .setParameter(3, delivery.partition())
                .getSingleResult();
    }

    private Uni<Integer> moveOffset(Mutiny.Session session, Delivery delivery, long next) {
        return session.flush()
                .chain(() -> session.createNativeQuery(InboxSql.session(InboxSql.MOVE_OFFSET))
                        .setParameter(1, next)
                        .setParameter(2, subscription.name())
                        .setParameter(3, delivery.topic())
                        .setParameter(4, delivery.partition())
                        .executeUpdate());
    }

    private Uni<Boolean> isNew(Mutiny.Session session, Received event) {
        return session.createNativeQuery(InboxSql.session(InboxSql.REMEMBER))
                .setParameter(1, subscription.name())
                .setParameter(2, event.event().source().toString())
                .setParameter(3, event.event().id())
                .setParameter(4, clock.instant().toString())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private Uni<Boolean> isNewest(Mutiny.Session session, Received event) {
        Optional<AggregateVersion> version = subscription.version(event);
        return version.isEmpty()
                ? Uni.createFrom().item(true)
                : session.createNativeQuery(InboxSql.session(InboxSql.ADVANCE_VERSION))
                        .setParameter(1, subscription.name())
                        .setParameter(2, version.get().aggregate())
                        .setParameter(3, version.get().number())
                        .executeUpdate()
                        .map(rows -> rows == 1);
    }
}

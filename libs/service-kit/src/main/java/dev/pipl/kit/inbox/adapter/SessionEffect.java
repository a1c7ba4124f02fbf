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

/**
 * The effect of a {@link SessionSubscription}. Events of one key that come together share a session and a transaction; no
 * transaction holds two keys, so that none waits for another's while it keeps its own.
 */
final class SessionEffect implements Effect {
    private static final int EVENTS_MAX = 16;

    private final SessionSubscription subscription;
    private final Clock clock;

    SessionEffect(SessionSubscription subscription, Clock clock) {
        this.subscription = subscription;
        this.clock = clock;
    }

    @Override
    public boolean admits(List<Received> before, Received event) {
        String key = event.event().partitionkey();
        return before.size() < EVENTS_MAX
                && key != null
                && key.equals(before.get(0).event().partitionkey());
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

    /**
     * Ordinarily nobody has passed the first of them, and the database has not gone back: then one statement locks and
     * moves the offset. Not a query, because Hibernate Reactive never finds the plan of a native one again, and searches all
     * those that it has kept.
     */
    private Uni<List<Received>> effect(Delivery delivery) {
        return Panache.getSession()
                .chain(session -> moveOffset(session, delivery)
                        .chain(moved -> moved
                                ? effect(session, delivery.events())
                                : lockOffset(session, delivery)
                                        .invoke(delivery::requireContinues)
                                        .chain(stored -> effect(session, behind(stored, delivery.events()))
                                                .call(() -> moveOffset(session, delivery, stored)))));
    }

    private static List<Received> behind(long stored, List<Received> events) {
        return events.stream().filter(event -> event.offset() >= stored).toList();
    }

    private Uni<List<Received>> effect(Mutiny.Session session, List<Received> events) {
        List<Received> effective = new ArrayList<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Received event : events) {
            all = all.chain(() -> effect(session, event, effective));
        }
        return all.replaceWith(effective);
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
                .getSingleResultOrNull();
    }

    private Uni<Boolean> moveOffset(Mutiny.Session session, Delivery delivery) {
        List<Received> events = delivery.events();
        return session.createNativeQuery(InboxSql.session(InboxSql.MOVE_OFFSET_FROM))
                .setParameter(1, delivery.next())
                .setParameter(2, subscription.name())
                .setParameter(3, delivery.topic())
                .setParameter(4, delivery.partition())
                .setParameter(5, delivery.committed())
                .setParameter(
                        6, events.isEmpty() ? delivery.next() : events.get(0).offset())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private Uni<Integer> moveOffset(Mutiny.Session session, Delivery delivery, long stored) {
        return session.createNativeQuery(InboxSql.session(InboxSql.MOVE_OFFSET))
                .setParameter(1, Math.max(stored, delivery.next()))
                .setParameter(2, subscription.name())
                .setParameter(3, delivery.topic())
                .setParameter(4, delivery.partition())
                .executeUpdate();
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

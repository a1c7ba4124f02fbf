package dev.pipl.registry.obligation.adapter;

import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.adapter.HandlerEntity;
import dev.pipl.registry.handler.adapter.HandlerStore;
import dev.pipl.registry.obligation.Obligation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Looks at the calendar: derives anew for handlers whose day has changed, because a fact or a rule may hold from today,
 * and announces obligations whose last day has passed. One transaction per handler; interrupted, it goes on next time.
 */
@ApplicationScoped
public class DeadlineCheck {
    private static final int HANDLERS_MAX = 200;

    private final HandlerStore handlers;
    private final ObligationStore obligations;
    private final Obligations derivation;
    private final Clock clock;

    DeadlineCheck(HandlerStore handlers, ObligationStore obligations, Obligations derivation, Clock clock) {
        this.handlers = handlers;
        this.obligations = obligations;
        this.derivation = derivation;
        this.clock = clock;
    }

    @Scheduled(
            every = "{pipl.registry.deadline-check}",
            delayed = "{pipl.registry.deadline-check}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> check() {
        LocalDate today = BeijingCalendar.today(clock);
        return stale(today)
                .chain(ids -> each(ids, id -> Panache.withTransaction(() -> deriveAnew(id, today))))
                .chain(() -> Panache.withSession(() -> obligations.newlyOverdue(today, HANDLERS_MAX)))
                .chain(overdue -> each(overdue, o -> Panache.withTransaction(() -> announce(o, today))));
    }

    private Uni<List<String>> stale(LocalDate today) {
        return Panache.withSession(() -> handlers.find("derivedOn is null or derivedOn < ?1 order by number", today)
                .range(0, HANDLERS_MAX - 1)
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList()));
    }

    private Uni<Void> deriveAnew(String handlerId, LocalDate today) {
        return handlers.lock(handlerId)
                .chain(row -> isStale(row, today)
                        ? derivation.derive(row.toHandler(), null)
                        : Uni.createFrom().voidItem());
    }

    private static boolean isStale(HandlerEntity row, LocalDate today) {
        return row.derivedOn == null || row.derivedOn.isBefore(today);
    }

    private Uni<Void> announce(Obligation seen, LocalDate today) {
        return handlers.lock(seen.handlerId())
                .chain(() -> obligations.findById(seen.id()))
                .map(ObligationEntity::toObligation)
                .chain(now -> now.isOverdue(today) && !now.overdueAnnounced()
                        ? derivation.announceOverdue(now)
                        : Uni.createFrom().voidItem());
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
